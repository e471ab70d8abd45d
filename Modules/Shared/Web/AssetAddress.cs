using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace OurWhats.Shared.Web;

/// <summary>
/// The file name of an asset's address, such as "app.Xk3_.js": its name, a hash of its content, its extension. Old pages
/// ask for a hash that is gone, and get what has the name today.
/// </summary>
internal static partial class AssetAddress
{
    // One in 16 million changes of a file keeps its hash.
    private const int HashBytes = 3;

    /// <summary>A hash of the content for addresses.</summary>
    public static string HashOf(byte[] content) =>
        Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, HashBytes));

    /// <summary>The name in addresses, such as "htmx.js" for "js/htmx-4.0.1.min.js": another version keeps it.</summary>
    public static string NameOf(string path) =>
        Version().Replace(Path.GetFileNameWithoutExtension(path), "") + Path.GetExtension(path);

    /// <summary>The address's file name.</summary>
    public static string Of(string name, string hash) =>
        $"{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";

    /// <summary>The name in an address's file name, whatever its hash; null if it is none.</summary>
    public static string? NameIn(string fileName) =>
        fileName.Split('.') is [var name, { Length: > 0 }, var extension] ? $"{name}.{extension}" : null;

    [GeneratedRegex("-[0-9].*$")]
    private static partial Regex Version();
}
