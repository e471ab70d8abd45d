using System.Text;
using System.Text.RegularExpressions;
using NUglify;

namespace OurWhats.Shared.Web;

/// <summary>Reads the files of the web root in the form in which they are served: joined and minified.</summary>
internal static partial class AssetSource
{
    private const string AttributeType = "type(<color>)";

    private const string AttributeTypeUnmarked = "type(color)";

    /// <summary>The served files, with their paths below the root, such as <c>js/app.js</c>.</summary>
    public static IEnumerable<(string Name, string Path)> In(string root) =>
        from path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where !IsPart(path)
        select (Path.GetRelativePath(root, path).Replace('\\', '/'), path);

    /// <summary>The content to serve. Third-party files are served unchanged.</summary>
    public static byte[] Read(string path) => Path.GetExtension(path) switch
    {
        ".js" when !path.EndsWith(".min.js", StringComparison.Ordinal) => Minified(path, Uglify.Js(Join(path))),
        ".css" => MinifiedStyle(path),
        _ => File.ReadAllBytes(path),
    };

    /// <summary>The text of a script or style sheet, with each line that names a part replaced by that part.</summary>
    public static string Join(string path) =>
        Require().Replace(File.ReadAllText(path), found => File.ReadAllText(Path.Combine(path, "..", found.Groups["file"].Value)));

    // js/app/poll.js, for example, is a part of js/app.js and not served separately.
    private static bool IsPart(string path) => File.Exists(Path.GetDirectoryName(path) + Path.GetExtension(path));

    // The minifier cannot read typed attr() values, so they are masked.
    private static byte[] MinifiedStyle(string path)
    {
        var style = Uglify.Css(Join(path).Replace(AttributeType, AttributeTypeUnmarked, StringComparison.Ordinal));
        return style.HasErrors
            ? Encoding.UTF8.GetBytes(Join(path))
            : Encoding.UTF8.GetBytes(style.Code.Replace(AttributeTypeUnmarked, AttributeType, StringComparison.Ordinal));
    }

    // Files that the minifier cannot parse are served unminified.
    private static byte[] Minified(string path, UglifyResult result) =>
        Encoding.UTF8.GetBytes(result.HasErrors ? Join(path) : result.Code);

    [GeneratedRegex("""^/\*= require (?<file>\S+) \*/\r?$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Require();
}
