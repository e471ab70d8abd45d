using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace OurWhats.Media.Downloads;

/// <summary>
/// Sends a file, or the part of it that is asked for: as data, never as a page of this site. Its address is made of its
/// content, so whoever has it keeps it.
/// </summary>
/// <param name="path">Where it lies.</param>
/// <param name="type">Its media type.</param>
/// <param name="tag">Its ETag, without quotes.</param>
/// <param name="name">Its name, or null.</param>
/// <param name="isInline">True where the browser may show it.</param>
/// <param name="note">Hears how many bytes of it were sent.</param>
internal sealed class FileResponse(string path, string type, string tag, string? name, bool isInline, Action<long> note) : IResult
{
    /// <summary>False where the disk has lost it.</summary>
    public bool IsThere => File.Exists(path);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox;default-src 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "private, max-age=31536000, immutable";
        if (name is not null || !isInline) headers.ContentDisposition = Disposition();
        await using CountedFile file = new(path);
        try
        {
            await Results.Stream(file, type, entityTag: new($"\"{tag}\""), enableRangeProcessing: true).ExecuteAsync(httpContext);
        }
        finally
        {
            if (httpContext.Response.StatusCode < StatusCodes.Status400BadRequest) note(file.Sent);
        }
    }

    private string Disposition()
    {
        ContentDispositionHeaderValue disposition = new(isInline ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        return disposition.ToString();
    }

    /// <summary>A file that counts what is read of it, which is what is sent.</summary>
    private sealed class CountedFile(string path) : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous)
    {
        public long Sent { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            Sent += read;
            return read;
        }
    }
}
