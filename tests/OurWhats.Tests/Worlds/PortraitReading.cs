using System.Text.RegularExpressions;

namespace OurWhats.Tests.Worlds;

/// <summary>Finds avatars of people and groups on pages.</summary>
internal static partial class PortraitReading
{
    /// <summary>Addresses of those that a page shows.</summary>
    public static IReadOnlyList<string> Portraits(this Page page) => [.. Picture().Matches(page.Html).Select(found => found.Groups[1].Value)];

    /// <summary>Files that lie in the store, without their thumbnails.</summary>
    public static IReadOnlyList<string> Originals(this World world)
    {
        var folder = Path.Combine(world.Installation.Data, "media");
        return [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Except(Directory.GetFiles(Path.Combine(folder, "tmp"))).Where(path => !Path.HasExtension(path))];
    }

    [GeneratedRegex("<img class=\"av\" src=\"(/files/[\\w-]{16}/96)\" width=\"44\" height=\"44\" alt=\"\" loading=\"lazy\">")]
    private static partial Regex Picture();
}
