using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using NUglify;

namespace OurWhats.Shared.Web;

/// <summary>
/// Scripts, styles and icons: read once, compressed once at the highest level, served for a year under an address that
/// holds their hash.
/// </summary>
public sealed class Assets
{
    private const string AttributeType = "type(<color>)";

    private const string AttributeTypeUnmarked = "type(color)";

    private readonly Dictionary<string, Asset> byAddress = [];
    private readonly Dictionary<string, string> addresses = [];

    /// <summary>Reads everything below the web root.</summary>
    public Assets(IWebHostEnvironment environment)
    {
        foreach (var path in Directory.EnumerateFiles(environment.WebRootPath, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var content = Content(path);
            var address = $"/a/{Convert.ToHexStringLower(SHA256.HashData(content))[..8]}{Path.GetExtension(path)}";
            addresses[Path.GetRelativePath(environment.WebRootPath, path).Replace('\\', '/')] = address;
            byAddress[address] = Asset.Of(path, content);
        }

        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(addresses.Values))))[..6];
    }

    /// <summary>Changes with any asset; part of the ETag of every page, which names them.</summary>
    public string Version { get; }

    /// <summary>The address of an asset named by its path below the web root. Throws <see cref="KeyNotFoundException"/>.</summary>
    public string this[string path] => addresses[path];

    /// <summary>Size on the wire of the body at an address, Brotli, in bytes; 0 for one that is none of ours.</summary>
    public int BytesAt(string address) => byAddress.TryGetValue(address, out var asset) ? asset.Brotli.Length : 0;

    /// <summary>Size on the wire of an asset's body, Brotli, in bytes.</summary>
    public int BrotliBytes(string path) => byAddress[addresses[path]].Brotli.Length;

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/a/{name}", Serve)
        .WithMetadata(TrafficKind.Assets)
        .AllowAnonymous();

    // Ours explain themselves with names and remarks, which need not travel. What others made travels as they made it.
    private static byte[] Content(string path) => Path.GetFileName(path) switch
    {
        var name when name.EndsWith(".min.js", StringComparison.Ordinal) => File.ReadAllBytes(path),
        var name when name.EndsWith(".js", StringComparison.Ordinal) => Minified(path, Uglify.Js(File.ReadAllText(path))),
        var name when name.EndsWith(".css", StringComparison.Ordinal) => MinifiedStyle(path),
        _ => File.ReadAllBytes(path),
    };

    // The minifier does not read the type of an attribute's value: it is not shown the signs that it stumbles over.
    private static byte[] MinifiedStyle(string path)
    {
        var style = Uglify.Css(File.ReadAllText(path).Replace(AttributeType, AttributeTypeUnmarked, StringComparison.Ordinal));
        return style.HasErrors ? File.ReadAllBytes(path) : Encoding.UTF8.GetBytes(style.Code.Replace(AttributeTypeUnmarked, AttributeType, StringComparison.Ordinal));
    }

    // What the minifier does not understand travels as it is written.
    private static byte[] Minified(string path, UglifyResult result) => result.HasErrors ? File.ReadAllBytes(path) : Encoding.UTF8.GetBytes(result.Code);

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
        ResponseSize.Of(context).Add(asset.Plain.Length, body.Length);
        return Results.Bytes(body, asset.Type);
    }

    // Compressed at the first request.
    private sealed record Asset(string Type, byte[] Plain)
    {
        private static readonly FileExtensionContentTypeProvider Types = new();

        private readonly Lazy<byte[]> brotli = new(() => Compress(Plain, output => new BrotliStream(output, CompressionLevel.SmallestSize)));

        private readonly Lazy<byte[]> gzip = new(() => Compress(Plain, output => new GZipStream(output, CompressionLevel.SmallestSize)));

        public byte[] Brotli => brotli.Value;

        public byte[] Gzip => gzip.Value;

        public static Asset Of(string path, byte[] content) => new(Types.TryGetContentType(path, out var type) ? type : "application/octet-stream", content);

        private static byte[] Compress(byte[] content, Func<Stream, Stream> compressor)
        {
            using var output = new MemoryStream();
            using (var stream = compressor(output)) stream.Write(content);
            return output.ToArray();
        }
    }
}
