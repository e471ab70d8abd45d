using System.IO.Compression;
using Microsoft.AspNetCore.StaticFiles;

namespace OurWhats.Shared.Web;

/// <summary>A script, style sheet or icon, compressed at the first request.</summary>
internal sealed record Asset(string Type, byte[] Plain, string Hash)
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly Lazy<byte[]> brotli = new(() =>
        Compress(Plain, output => new BrotliStream(output, CompressionLevel.SmallestSize)));

    private readonly Lazy<byte[]> gzip = new(() =>
        Compress(Plain, output => new GZipStream(output, CompressionLevel.SmallestSize)));

    public byte[] Brotli => brotli.Value;

    public byte[] Gzip => gzip.Value;

    public static Asset Of(string path, byte[] content, string hash) =>
        new(Types.TryGetContentType(path, out var type) ? type : "application/octet-stream", content, hash);

    private static byte[] Compress(byte[] content, Func<Stream, Stream> compressor)
    {
        using var output = new MemoryStream();
        using (var stream = compressor(output)) stream.Write(content);
        return output.ToArray();
    }
}
