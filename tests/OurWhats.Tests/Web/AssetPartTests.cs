using System.Text.RegularExpressions;
using OurWhats.Shared.Web;

namespace OurWhats.Tests.Web;

/// <summary>The script and the style sheet of every page are joined from the files of their folders.</summary>
public sealed partial class AssetPartTests
{
    private const int LongestPartLines = 120;

    private static readonly string Root = Sources();

    [Theory]
    [InlineData("css/app.css")]
    [InlineData("js/app.js")]
    [InlineData("js/writing.js")]
    public void Each_part_is_in_the_whole_once_and_in_the_order_that_is_told(string whole)
    {
        var parts = PartsOf(whole);
        var told = Required().Matches(File.ReadAllText(Path.Combine(Root, whole))).Select(found => found.Groups["file"].Value).ToList();

        var joined = AssetSource.Join(Path.Combine(Root, whole));

        Assert.True(parts.Count > 5, $"{parts.Count} parts were found");
        Assert.Equal(parts.Keys.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.All(parts.Values, text => Assert.Equal(2, joined.Split(text).Length));
        var places = told.Select(name => joined.IndexOf(parts[name], StringComparison.Ordinal)).ToList();
        Assert.Equal(places.Order(), places);
        Assert.DoesNotMatch(Required(), joined);
    }

    [Theory]
    [InlineData("css/app.css")]
    [InlineData("js/app.js")]
    [InlineData("js/writing.js")]
    public void A_part_is_short_and_says_first_what_it_is_for(string whole) => Assert.All(PartsOf(whole), part =>
    {
        Assert.InRange(part.Value.Split('\n').Length - 1, 1, LongestPartLines);
        Assert.Matches("^(// |/\\* )[A-Z]", part.Value);
    });

    [Theory]
    [InlineData("css/app.css")]
    [InlineData("js/app.js")]
    [InlineData("js/writing.js")]
    public void A_part_is_not_served_by_itself(string whole)
    {
        var served = AssetSource.In(Root).Select(asset => asset.Name).ToList();

        Assert.Contains(whole, served);
        Assert.DoesNotContain(served, PartsOf(whole).Keys.Select(name => Path.GetDirectoryName(whole) + "/" + name).Contains);
    }

    // By the names that the whole calls them, such as app/poll.js.
    private static Dictionary<string, string> PartsOf(string whole)
    {
        var path = Path.Combine(Root, whole);
        return Directory.EnumerateFiles(Path.ChangeExtension(path, null), "*", SearchOption.AllDirectories)
            .ToDictionary(part => Path.GetRelativePath(Path.GetDirectoryName(path)!, part), File.ReadAllText);
    }

    // Where they are written: a build leaves what it has copied once.
    private static string Sources()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "OurWhats.sln"))) root = Path.GetDirectoryName(root)!;
        return Path.Combine(root, "wwwroot");
    }

    [GeneratedRegex("require (?<file>[^ ]+) ", RegexOptions.ExplicitCapture)]
    private static partial Regex Required();
}
