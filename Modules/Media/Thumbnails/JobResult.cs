using System.Globalization;
using System.Text.RegularExpressions;

namespace OurWhats.Media.Thumbnails;

/// <summary>What a worker says about a job; one line of its output. Without a picture, why there is none.</summary>
internal sealed partial record JobResult(Picture? Picture, string Reason)
{
    private const int MostReason = 200;

    public string Line => Picture is { } drawn
        ? string.Create(CultureInfo.InvariantCulture, $"drawn {drawn.Width} {drawn.Height} {drawn.Colour} {drawn.HasPosition} {string.Join(',', drawn.Sizes)}")
        : Reason.ReplaceLineEndings(" ");

    /// <summary>Takes nothing on trust: a line that is not exactly as it should be is a reason.</summary>
    public static JobResult Parse(string line)
    {
        if (Drawn().Match(line) is not { Success: true } match) return new(null, line[..Math.Min(line.Length, MostReason)]);
        var sizes = match.Groups["sizes"].Value.Split(',').Select(Number);
        return new(new(Number(match.Groups["width"].Value), Number(match.Groups["height"].Value), match.Groups["colour"].Value, match.Groups["position"].Value == "True", [.. sizes]), "");
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex("^drawn (?<width>[0-9]{1,5}) (?<height>[0-9]{1,5}) (?<colour>#[0-9a-f]{3}) (?<position>True|False) (?<sizes>96,320|96,320,640|96,320,640,1280)$")]
    private static partial Regex Drawn();
}
