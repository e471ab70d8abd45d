using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RazorSlices;

namespace OurWhats.Shared.Web;

/// <summary>
/// A response that stays open. All parts go through one Brotli window and are flushed at once, so each part compresses
/// against everything sent before. A window never serves two responses.
/// </summary>
public sealed class HtmlStream : IDisposable
{
    internal const string UnbufferedHeader = "X-Accel-Buffering";

    // Measured (docs/adr/0010): some 300 kB per stream; a larger window costs more memory and saves nothing.
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
        response.Headers.ContentEncoding = ContentEncodings.Brotli;
        response.Headers[UnbufferedHeader] = "no"; // nginx must not buffer the parts
    }

    /// <summary>True if the request's browser accepts Brotli.</summary>
    public static bool IsUnderstoodBy(HttpRequest request) =>
        ContentEncodings.IsAccepted(request, ContentEncodings.Brotli);

    /// <summary>Sends a part.</summary>
    /// <param name="slice">Its template, or null to send <paramref name="end"/> only. Disposed afterwards.</param>
    /// <param name="end">Text that follows the template. A zero character, which no page contains, then marks the end
    /// of the part.</param>
    /// <param name="cancel">Cancels the sending.</param>
    public async Task Send(RazorSlice? slice, string end, CancellationToken cancel)
    {
        using MemoryStream plain = new();
        if (slice is not null) using (slice) await slice.RenderAsync(plain, encoder, cancel);
        FormOwner.Mark(plain, context);
        plain.Write(Encoding.UTF8.GetBytes(end + '\0'));
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength((int)plain.Length) + 64);
        var length = Compress(plain.GetBuffer().AsSpan(0, (int)plain.Length), buffer);
        await context.Response.Body.WriteAsync(buffer.AsMemory(0, length), cancel);
        ResponseSize.Of(context).Add(plain.Length, length);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Frees the Brotli window.</summary>
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
