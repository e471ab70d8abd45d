using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace OurWhats.Shared.Web;

/// <summary>Reads a multipart form and passes its files on as streams, without holding them in memory.</summary>
/// <param name="mostBytes">The longest request body, in bytes.</param>
public sealed class FormWithFiles(long mostBytes)
{
    private const string MediaType = "multipart/form-data";

    private const int MostFieldBytes = 64 * 1024;

    private readonly Dictionary<string, StringValues> fields = [];

    /// <summary>Number of values read for a field so far.</summary>
    public int Count(string name) => fields.GetValueOrDefault(name).Count;

    /// <summary>Adds a value to a field, as if the browser had sent it.</summary>
    public void Add(string name, string value) => fields[name] = StringValues.Concat(fields.GetValueOrDefault(name), value);

    /// <summary>Reads the request. A form of another type is read without files.</summary>
    /// <param name="context">The request.</param>
    /// <param name="receive">Receives the name and the content of each file, in order.</param>
    /// <param name="cancel">Cancels the reading.</param>
    /// <returns>All fields.</returns>
    /// <exception cref="InvalidDataException">
    /// The body is malformed, incomplete, or has a field of 65,536 characters or more.
    /// </exception>
    public async Task<Form> Read(HttpContext context, Func<string, Stream, Task> receive, CancellationToken cancel)
    {
        var request = context.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != MediaType)
            return await Forms.Read(context);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = mostBytes;
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = new(bytesPerSecond: 20, gracePeriod: TimeSpan.FromSeconds(30));
        try
        {
            await ReadParts(new(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), request.Body), receive, cancel);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw new InvalidDataException("The form breaks off.", exception);
        }

        return new(new FormCollection(fields));
    }

    private async Task ReadParts(MultipartReader reader, Func<string, Stream, Task> receive, CancellationToken cancel)
    {
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) continue;
            var (name, file) = (HeaderUtilities.RemoveQuotes(disposition.Name).ToString(), FileName(disposition));
            if (file is null) Add(name, await Text(section, cancel));
            else if (file.Length > 0) await receive(file, section.Body);
        }
    }

    // Null if the field is not a file; empty if no file was chosen.
    private static string? FileName(ContentDispositionHeaderValue disposition) =>
        disposition.FileNameStar.HasValue ? disposition.FileNameStar.ToString()
        : disposition.FileName.HasValue ? HeaderUtilities.RemoveQuotes(disposition.FileName).ToString()
        : null;

    private static async Task<string> Text(MultipartSection section, CancellationToken cancel)
    {
        using StreamReader text = new(section.Body);
        var buffer = new char[MostFieldBytes];
        var length = await text.ReadBlockAsync(buffer, cancel);
        return length < MostFieldBytes ? new(buffer, 0, length) : throw new InvalidDataException("A field is longer than any text may be.");
    }
}
