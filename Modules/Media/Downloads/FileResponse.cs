using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Downloads;

/// <summary>
/// Sends a file or the requested range of it, always as data and never as a page of this site. Browsers may cache it
/// without limit, because the address is derived from the content's hash.
/// </summary>
/// <param name="path">Path on disk.</param>
/// <param name="type">Its media type.</param>
/// <param name="tag">Its ETag, without quotes.</param>
/// <param name="name">File name for saving, or null.</param>
/// <param name="isInline">True if the browser may display it, false to save it.</param>
/// <param name="onSent">Called with the number of bytes read from the file; 0 for a 304. Not called for HEAD.</param>
internal sealed class FileResponse(
    string path,
    string type,
    string tag,
    string? name,
    bool isInline,
    Action<long> onSent) : IResult
{
    /// <summary>False if the file is missing on disk.</summary>
    public bool Exists => File.Exists(path);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox;default-src 'none'";
        headers.CacheControl = "private, max-age=31536000, immutable";
        if (name is not null || !isInline) headers.ContentDisposition = Disposition();
        await using CountedFile file = new(path);
        try
        {
            var stream = Results.Stream(file, type, entityTag: new($"\"{tag}\""), enableRangeProcessing: true);
            await stream.ExecuteAsync(httpContext);
        }
        finally
        {
            var isSent = httpContext.Response.StatusCode < StatusCodes.Status400BadRequest && !httpContext.Request.IsHead();
            if (isSent) onSent(file.BytesRead);
        }
    }

    private string Disposition()
    {
        ContentDispositionHeaderValue disposition = new(isInline ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        return disposition.ToString();
    }

    /// <summary>Counts the bytes read, which equal the bytes sent.</summary>
    private sealed class CountedFile(string path) : FileStream(
        path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous)
    {
        public long BytesRead { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            BytesRead += read;
            return read;
        }
    }
}
