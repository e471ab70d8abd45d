using System.Globalization;
using System.Text.RegularExpressions;

namespace OurWhats.Media.Thumbnails;

/// <summary>A worker's result, or the reason for its failure; one line of its output.</summary>
internal sealed partial record JobResult(Picture? Picture, string Reason)
{
    private const int MostReasonCharacters = 200;
    private const string Later = "later: ";

    /// <summary>True if the state of the machine was the reason, and not the picture.</summary>
    public bool MayWorkLater { get; init; }

    /// <summary>True if the worker ended by itself or was killed from outside.</summary>
    public bool HasWorkerDied { get; init; }

    public string Line => Picture is { } picture
        ? LineOf(picture)
        : (MayWorkLater ? Later : "") + Reason.ReplaceLineEndings(" ");

    /// <summary>
    /// Parses a worker's line. The worker is not trusted: any line that deviates from the format counts as a failure
    /// reason.
    /// </summary>
    public static JobResult Parse(string line)
    {
        var match = Drawn().Match(line);
        return match.Success
            ? new(PictureIn(match.Groups), "")
            : new(null, line[..Math.Min(line.Length, MostReasonCharacters)])
            {
                MayWorkLater = line.StartsWith(Later, StringComparison.Ordinal),
            };
    }

    private static string LineOf(Picture picture)
    {
        var sizes = string.Join(',', picture.Sizes);
        return string.Create(CultureInfo.InvariantCulture,
            $"drawn {picture.Width} {picture.Height} {picture.Colour} {picture.HasPosition} {sizes}");
    }

    private static Picture PictureIn(GroupCollection groups) => new(
        Number(groups["width"].Value),
        Number(groups["height"].Value),
        groups["colour"].Value,
        groups["position"].Value == "True",
        [.. groups["sizes"].Value.Split(',').Select(Number)]);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex("^drawn (?<width>[0-9]{1,5}) (?<height>[0-9]{1,5}) (?<colour>#[0-9a-f]{3}) "
        + "(?<position>True|False) (?<sizes>96,320|96,320,640|96,320,640,1280)$")]
    private static partial Regex Drawn();
}
