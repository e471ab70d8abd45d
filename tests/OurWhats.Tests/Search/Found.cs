using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Search.Indexing;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Search;

/// <summary>A page of search results, parsed from its HTML.</summary>
internal sealed partial record Found(Page Page)
{
    /// <summary>The line with the number of results.</summary>
    public string Count => Text(CountLine().Match(Page.Html).Groups[1].Value);

    public IReadOnlyList<FoundMessage> Messages => [.. Item().Matches(Page.Html).Select(FoundMessage.Of)];

    public IReadOnlyList<string> Texts => [.. Messages.Select(message => message.Text)];

    /// <summary>The remark beside the search box, or null.</summary>
    public string? Remark => RemarkLine().Match(Page.Html) is { Success: true } match ? Text(match.Groups[1].Value) : null;

    /// <summary>The corrected search, or null.</summary>
    public string? Correction => CorrectionLine().Match(Page.Html) is { Success: true } match ? Text(match.Groups[1].Value) : null;

    /// <summary>Suggested searches, with their addresses.</summary>
    public IReadOnlyList<(string Text, string Address)> Advice =>
    [
        .. AdviceLine().Matches(Page.Html).Select(match =>
            (Text(match.Groups[2].Value), WebUtility.HtmlDecode(match.Groups[1].Value))),
    ];

    /// <summary>Address of a link with this text.</summary>
    public string? Link(string text)
    {
        var encoded = Regex.Escape(text.Replace("'", "&#x27;", StringComparison.Ordinal));
        var match = Regex.Match(Page.Html, $"<a[^>]* href=\"([^\"]*)\"[^>]*>{encoded}</a>");
        return match.Success ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;
    }

    internal static string Text(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "")).Trim();

    [GeneratedRegex("<b>([^<]*)</b>(?:<span class=\"hint\">|</p>)")]
    private static partial Regex CountLine();

    [GeneratedRegex("<li><a href=\"/c/(\\d+)\\?at=(\\d+)([^\"]*)#m\\d+\"><span class=\"hint\"><bdi>(.*?)</bdi> · <bdi>(.*?)</bdi> · (.*?)</span>\\s*<span dir=\"auto\">(.*?)</span>(.*?)</a></li>", RegexOptions.Singleline)]
    private static partial Regex Item();

    [GeneratedRegex("id=\"q-error\"[^>]*>(.*?)</span>")]
    private static partial Regex RemarkLine();

    [GeneratedRegex("<em><bdi>(.*?)</bdi></em>")]
    private static partial Regex CorrectionLine();

    [GeneratedRegex("<li><a href=\"(/search[^\"]*)\">(.*?)</a></li>")]
    private static partial Regex AdviceLine();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}

/// <summary>A message in the search results.</summary>
internal sealed partial record FoundMessage(long Conversation, long Number, string Address, string Author, string Place, string Text, IReadOnlyList<string> Marks, string Rest)
{
    public static FoundMessage Of(Match match) => new(
        long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture),
        $"/c/{match.Groups[1].Value}?at={match.Groups[2].Value}{WebUtility.HtmlDecode(match.Groups[3].Value)}",
        Found.Text(match.Groups[4].Value), Found.Text(match.Groups[5].Value), Found.Text(match.Groups[7].Value),
        [.. Mark().Matches(match.Groups[7].Value + match.Groups[8].Value).Select(mark => Found.Text(mark.Groups[1].Value))], match.Groups[8].Value);

    [GeneratedRegex("<mark>(.*?)</mark>")]
    public static partial Regex Mark();
}

/// <summary>Runs searches in tests.</summary>
internal static class Searching
{
    /// <summary>Searches, once the index knows all that was said.</summary>
    /// <param name="more">More of the address: "&amp;by=near".</param>
    public static async Task<Found> Finds(this World world, Person person, string question, string more = "")
    {
        await world.UntilIndexed();
        return new((await person.Get($"/search?q={Uri.EscapeDataString(question)}{more}")).Must(200));
    }

    /// <summary>Waits until the index is as far as the journal.</summary>
    public static Task UntilIndexed(this World world)
    {
        var (index, journal) = (world.Service<SearchIndex>(), world.Service<JournalReader>());
        return Until.IsTrue(
            () => index.Percent == 100 && index.State.Cursor >= journal.Latest()!.Id,
            "the index was as far as the journal");
    }

    public static T Service<T>(this World world) where T : notnull => world.Installation.Services.GetRequiredService<T>();
}
