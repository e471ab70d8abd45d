using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;

namespace OurWhats.Shared.Web;

/// <summary>
/// Scripts, styles and icons: read once, compressed once at the highest level, served for a year under an address that
/// holds their hash.
/// </summary>
public sealed class Assets
{
    private readonly Dictionary<string, Asset> byAddress = [];
    private readonly Dictionary<string, string> addresses = [];

    /// <summary>Reads everything below the web root.</summary>
    public Assets(IWebHostEnvironment environment)
    {
        foreach (var path in Directory.EnumerateFiles(environment.WebRootPath, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var content = path.EndsWith("app.js", StringComparison.Ordinal) ? WithoutRemarks(path) : File.ReadAllBytes(path);
            var address = $"/a/{Convert.ToHexStringLower(SHA256.HashData(content))[..8]}{Path.GetExtension(path)}";
            addresses[Path.GetRelativePath(environment.WebRootPath, path).Replace('\\', '/')] = address;
            byAddress[address] = Asset.Of(path, content);
        }

        Version = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Concat(addresses.Values))))[..6];
    }

    /// <summary>Changes with any asset; part of the ETag of every page, which names them.</summary>
    public string Version { get; }

    /// <summary>The address of an asset named by its path below the web root. Throws <see cref="KeyNotFoundException"/>.</summary>
    public string this[string path] => addresses[path];

    /// <summary>Size on the wire of an asset's body, Brotli, in bytes.</summary>
    public int BrotliBytes(string path) => byAddress[addresses[path]].Brotli.Length;

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/a/{name}", Serve).AllowAnonymous();

    // Our script explains itself in lines of their own, which need not travel.
    private static byte[] WithoutRemarks(string script) => System.Text.Encoding.UTF8.GetBytes(
        string.Join('\n', File.ReadLines(script).Select(line => line.Trim()).Where(line => !line.StartsWith("//", StringComparison.Ordinal))));

    private static IResult Serve(string name, Assets assets, HttpContext context)
    {
        if (!assets.byAddress.TryGetValue("/a/" + name, out var asset)) return Results.NotFound();
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (body, encoding) = accepted.Contains("br", StringComparison.Ordinal) ? (asset.Brotli, "br")
            : accepted.Contains("gzip", StringComparison.Ordinal) ? (asset.Gzip, "gzip") : (asset.Plain, null);
        if (encoding is not null) context.Response.Headers.ContentEncoding = encoding;
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(body, asset.Type);
    }

    private sealed record Asset(string Type, byte[] Plain, byte[] Brotli, byte[] Gzip)
    {
        private static readonly FileExtensionContentTypeProvider Types = new();

        public static Asset Of(string path, byte[] content) => new(
            Types.TryGetContentType(path, out var type) ? type : "application/octet-stream",
            content,
            Compress(content, output => new BrotliStream(output, CompressionLevel.SmallestSize)),
            Compress(content, output => new GZipStream(output, CompressionLevel.SmallestSize)));

        private static byte[] Compress(byte[] content, Func<Stream, Stream> compressor)
        {
            using var output = new MemoryStream();
            using (var stream = compressor(output)) stream.Write(content);
            return output.ToArray();
        }
    }
}
