using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RazorSlices;

namespace OurWhats.Shared.Web;

/// <summary>
/// An answer that stays open: each part goes out at once, through one Brotli window, so that what was said before is the
/// dictionary of what is said next. The window belongs to one answer to one person.
/// </summary>
public sealed class HtmlStream : IDisposable
{
    // Measured (docs/adr/0010): some 300 kB a stream; a larger window costs more memory and saves nothing.
    private const int BrotliQuality = 5;
    private const int WindowBits = 14;

    private readonly HttpContext context;
    private readonly HtmlEncoder encoder;
    private BrotliEncoder brotli = new(BrotliQuality, WindowBits);

    internal HtmlStream(HttpContext context)
    {
        this.context = context;
        encoder = context.RequestServices.GetRequiredService<HtmlEncoder>();
        var response = context.Response;
        response.ContentType = "text/html;charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentEncoding = "br";
        response.Headers["X-Accel-Buffering"] = "no"; // nginx: pass each part on
    }

    /// <summary>True when the request's browser can read such an answer.</summary>
    public static bool IsUnderstoodBy(HttpRequest request) =>
        request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);

    /// <summary>Sends a part.</summary>
    /// <param name="slice">Its template, or null for the end alone.</param>
    /// <param name="end">What follows the template; a zero character is added, which no text can hold: there the part
    /// ends.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task Send(RazorSlice? slice, string end, CancellationToken cancel)
    {
        using MemoryStream plain = new();
        if (slice is not null) using (slice) await slice.RenderAsync(plain, encoder, cancel);
        plain.Write(Encoding.UTF8.GetBytes(end + '\0'));
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength((int)plain.Length) + 64);
        var length = Compress(plain.GetBuffer().AsSpan(0, (int)plain.Length), buffer);
        await context.Response.Body.WriteAsync(buffer.AsMemory(0, length), cancel);
        ResponseSize.Of(context).Add(plain.Length, length);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Frees the window.</summary>
    public void Dispose() => brotli.Dispose();

    private int Compress(ReadOnlySpan<byte> plain, Span<byte> room)
    {
        brotli.Compress(plain, room, out var consumed, out var written, isFinalBlock: false);
        brotli.Flush(room[written..], out var flushed);
        return consumed == plain.Length
            ? written + flushed
            : throw new InvalidOperationException("The compressed part was longer than any can be.");
    }
}
