using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace OurWhats.Shared.Web;

/// <summary>
/// Reads a multipart form and passes its files on as streams, without holding them in memory. The number of its parts
/// and the characters of all its fields are limited, whatever the size of its files.
/// </summary>
/// <param name="mostBytes">The longest request body, in bytes.</param>
public sealed class FormWithFiles(long mostBytes)
{
    private const string MediaType = "multipart/form-data";

    // Well above what any page sends: ten fields, and a description for each of ten attachments.
    private const int MostParts = 256;

    // Names and values together.
    private const int MostFieldCharacters = 64 * 1024;

    private const int MostBoundaryCharacters = 128;

    private const int BufferCharacters = 1024;

    private readonly Dictionary<string, List<string?>> fields = [];
    private int parts;
    private int room = MostFieldCharacters;

    /// <summary>Number of values read for a field so far.</summary>
    public int Count(string name) => fields.GetValueOrDefault(name)?.Count ?? 0;

    /// <summary>Adds a value to a field, as if the browser had sent it.</summary>
    public void Add(string name, string value)
    {
        if (!fields.TryGetValue(name, out var values)) fields[name] = values = [];
        values.Add(value);
    }

    /// <summary>Reads the request. A form of another type is read without files.</summary>
    /// <param name="context">The request.</param>
    /// <param name="receive">Receives the name and the content of each file, in order.</param>
    /// <param name="cancel">Cancels the reading.</param>
    /// <returns>All fields.</returns>
    /// <exception cref="InvalidDataException">The body is malformed or incomplete.</exception>
    /// <exception cref="BadHttpRequestException">
    /// There are more parts, or more characters in the fields, than any page sends. The rest is not read.
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
            MultipartReader reader = new(Boundary(type), request.Body)
            {
                HeadersCountLimit = Limits.PartHeaders,
                HeadersLengthLimit = Limits.PartHeaderBytes,
            };
            await ReadParts(reader, receive, cancel);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw new InvalidDataException("The form breaks off.", exception);
        }

        return new(new FormCollection(
            fields.ToDictionary(field => field.Key, field => new StringValues([.. field.Value]))));
    }

    private async Task ReadParts(MultipartReader reader, Func<string, Stream, Task> receive, CancellationToken cancel)
    {
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (++parts > MostParts) throw TooLarge();
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) continue;
            var (name, file) = (HeaderUtilities.RemoveQuotes(disposition.Name).ToString(), FileName(disposition));
            if (file is null) Add(Take(name), Take(await Text(section, cancel)));
            else if (file.Length > 0) await receive(file, section.Body);
        }
    }

    private static string Boundary(MediaTypeHeaderValue type)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length <= MostBoundaryCharacters
            ? boundary
            : throw new InvalidDataException("The boundary is longer than any browser's.");
    }

    private string Take(string text) => (room -= text.Length) >= 0 ? text : throw TooLarge();

    // Null if the field is not a file; empty if no file was chosen.
    private static string? FileName(ContentDispositionHeaderValue disposition) =>
        disposition.FileNameStar.HasValue ? disposition.FileNameStar.ToString()
        : disposition.FileName.HasValue ? HeaderUtilities.RemoveQuotes(disposition.FileName).ToString()
        : null;

    // Reads little more than there is room for.
    private async Task<string> Text(MultipartSection section, CancellationToken cancel)
    {
        using StreamReader reader = new(section.Body);
        StringBuilder text = new();
        var buffer = ArrayPool<char>.Shared.Rent(BufferCharacters);
        try
        {
            while (text.Length <= room && await reader.ReadAsync(buffer, cancel) is > 0 and var read)
                text.Append(buffer, 0, read);
            return text.ToString();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static BadHttpRequestException TooLarge() =>
        new("More than any page sends.", StatusCodes.Status413PayloadTooLarge);
}
