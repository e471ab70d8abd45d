using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RazorSlices;

namespace OurWhats.Shared.Web;

/// <summary>
/// Renders a template into memory, compresses it and sends it with its length. ASP.NET Core's response compression
/// sends chunks instead and knows no Brotli quality between 4 and 11.
/// </summary>
internal sealed record HtmlAnswer(RazorSlice Slice, int Status, string? Tag, bool IsPage, bool MixesConversations) : IResult
{
    // Measured on a page of 40 messages (docs/adr/0005): a higher quality costs more time than the bytes it saves.
    private const int BrotliQuality = 5;

    private const int MostPaddingBytes = 63;
    private const string PaddingLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var body = new MemoryStream(16 * 1024);
        var encoder = httpContext.RequestServices.GetRequiredService<HtmlEncoder>();
        using (Slice) await Slice.RenderAsync(body, encoder, httpContext.RequestAborted);
        FormOwner.Mark(body, httpContext);
        if (MixesConversations) Pad(body);
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "text/html;charset=utf-8";
        WriteHeaders(httpContext.Request, response.Headers);
        var compressed = Compress(httpContext, body);
        response.ContentLength = compressed.Length;
        Weigh(ResponseSize.Of(httpContext), body, compressed.Length);
        await response.Body.WriteAsync(compressed, httpContext.RequestAborted);
    }

    private void WriteHeaders(HttpRequest request, IHeaderDictionary headers)
    {
        if (IsPage) headers.ContentSecurityPolicy = SecurityHeaders.PagePolicy;
        if (!CrossSiteGuard.IsSafe(request.Method)) return; // browsers do not cache the response to a form
        // No-cache instead of no-store, so that browsers keep the page and revalidate it.
        headers.CacheControl = Tag is null ? "no-store" : "private, no-cache";
        if (Tag is not null) headers.ETag = Tag;
    }

    private void Weigh(ResponseSize weight, MemoryStream body, int sent)
    {
        weight.Add(body.Length, sent);
        if (IsPage) weight.AddPage(body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    private static void Pad(MemoryStream body)
    {
        var padding = RandomNumberGenerator.GetString(PaddingLetters, RandomNumberGenerator.GetInt32(MostPaddingBytes + 1));
        body.Write(Encoding.ASCII.GetBytes($"<!--{padding}-->"));
    }

    private static ReadOnlyMemory<byte> Compress(HttpContext context, MemoryStream body)
    {
        var plain = body.GetBuffer().AsMemory(0, (int)body.Length);
        var encoding = ContentEncodings.BestFor(context.Request);
        if (encoding is null) return plain;
        using var output = new MemoryStream(plain.Length / 3);
        using (Stream stream = encoding == ContentEncodings.Brotli
            ? new BrotliStream(output, new BrotliCompressionOptions { Quality = BrotliQuality }, leaveOpen: true)
            : new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true)) stream.Write(plain.Span);
        context.Response.Headers.ContentEncoding = encoding;
        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }
}
