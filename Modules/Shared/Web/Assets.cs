using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OurWhats.Shared.Web;

/// <summary>
/// Scripts, styles and icons. They are read once, compressed once at the highest level, and cached by browsers for a
/// year because their addresses contain their hash. A page from before an upgrade gets today's under its old addresses,
/// to be asked for again each time. Under <c>dotnet watch</c>, changed files are read again.
/// </summary>
/// <param name="root">The web root.</param>
/// <param name="isWatched">True to look for changed files at each request.</param>
public sealed class Assets(string root, bool isWatched)
{
    private AssetSet read = new(root);

    /// <summary>
    /// Changes with any asset. Part of the ETag of every page, because pages contain the assets' addresses.
    /// </summary>
    public string Version => Current.Version;

    internal bool IsWatched => isWatched;

    // Compares modification times, because a file watcher's events come late, twice or, on some file systems, never.
    private AssetSet Current => !isWatched || read.State == AssetSet.StateOf(root) ? read : read = new(root);

    /// <summary>The address of an asset, given its path below the web root.</summary>
    /// <exception cref="KeyNotFoundException">There is no such asset.</exception>
    public string this[string path] => Current[path];

    /// <summary>Size of the Brotli-compressed asset at an address, in bytes; 0 if there is none.</summary>
    public int BytesAt(string address) => Current.Find(Path.GetFileName(address))?.Brotli.Length ?? 0;

    /// <summary>Size of a Brotli-compressed asset, in bytes.</summary>
    public int BrotliBytes(string path) => BytesAt(this[path]);

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/a/{name}", Serve)
        .WithMetadata(TrafficKind.Assets)
        .AllowAnonymous()
        .DisableRateLimiting();

    private static IResult Serve(string name, Assets assets, HttpContext context)
    {
        if (assets.Current.Find(name) is not { } asset) return Results.NotFound();
        var headers = context.Response.Headers;
        headers.Vary = "Accept-Encoding";
        var isCurrent = name.Contains($".{asset.Hash}.", StringComparison.Ordinal);
        headers.CacheControl = isCurrent ? "public, max-age=31536000, immutable" : "public, no-cache";
        var tag = $"\"{asset.Hash}\"";
        if (!isCurrent && PageETag.IsFresh(context.Request, tag)) return HtmlResults.NotModified(tag);
        if (!isCurrent) headers.ETag = tag;
        var encoding = ContentEncodings.BestFor(context.Request);
        var body = encoding switch
        {
            ContentEncodings.Brotli => asset.Brotli,
            ContentEncodings.Gzip => asset.Gzip,
            _ => asset.Plain,
        };
        if (encoding is not null) headers.ContentEncoding = encoding;
        ResponseSize.Of(context).Add(asset.Plain.Length, body.Length);
        return Results.Bytes(body, asset.Type);
    }
}
