using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OurWhats.Shared.Web;

/// <summary>
/// Scripts, styles and icons: read once, compressed once at the highest level, served for a year under an address that
/// holds their hash. Under <c>dotnet watch</c> they are read again as soon as one of their files has changed.
/// </summary>
/// <param name="root">The folder that they are in.</param>
/// <param name="isWatched">Whether somebody works on them.</param>
public sealed class Assets(string root, bool isWatched)
{
    private AssetSet read = new(root);

    /// <summary>Changes with any asset; part of the ETag of every page, which names them.</summary>
    public string Version => Current.Version;

    internal bool IsWatched => isWatched;

    // The files are asked rather than a watcher, whose events come late, twice or, on some file systems, never.
    private AssetSet Current => !isWatched || read.State == AssetSet.StateOf(root) ? read : read = new(root);

    /// <summary>The address of an asset named by its path below the web root. Throws <see cref="KeyNotFoundException"/>.</summary>
    public string this[string path] => Current[path];

    /// <summary>Size on the wire of the body at an address, Brotli, in bytes; 0 for one that is none of ours.</summary>
    public int BytesAt(string address) => Current.At(address)?.Brotli.Length ?? 0;

    /// <summary>Size on the wire of an asset's body, Brotli, in bytes.</summary>
    public int BrotliBytes(string path) => BytesAt(this[path]);

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/a/{name}", Serve)
        .WithMetadata(TrafficKind.Assets)
        .AllowAnonymous();

    private static IResult Serve(string name, Assets assets, HttpContext context)
    {
        if (assets.Current.At("/a/" + name) is not { } asset) return Results.NotFound();
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
}
