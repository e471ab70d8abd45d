using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace OurWhats.Tests.Worlds;

/// <summary>A response of the application, parsed with simple patterns that fit our own templates.</summary>
public sealed partial class Page(string trip, HttpResponseMessage response, string html)
{
    /// <summary>Which request it answers.</summary>
    public string Trip => trip;

    public int Status { get; } = (int)response.StatusCode;

    public string Html => html;

    public HttpResponseHeaders Headers => response.Headers;

    /// <summary>"br", "gzip", or null for a plain body.</summary>
    public string? ContentEncoding => response.Content.Headers.ContentEncoding.SingleOrDefault();

    /// <summary>What the body is, such as "text/html".</summary>
    public string? Type => response.Content.Headers.ContentType?.MediaType;

    /// <summary>The methods that the address answers to, where it says so.</summary>
    public IReadOnlyCollection<string> Allowed => response.Content.Headers.Allow.ToArray();

    /// <summary>How long the whole is of which a range was asked for, where it says so.</summary>
    public long? WholeLength => response.Content.Headers.ContentRange?.Length;

    /// <summary>Bytes of the body as sent.</summary>
    public long Length { get; } = response.Content.Headers.ContentLength ?? 0;

    /// <summary>Where it leads, or null.</summary>
    public string? Location => response.Headers.Location?.OriginalString;

    public string? Tag => response.Headers.ETag?.Tag;

    /// <summary>The ETag as a poll's cursor.</summary>
    public string? TagCursor => Tag?.Trim('"');

    public string Title => Text(TitleTag().Match(html).Groups[1].Value);

    /// <summary>The first sentence of refusal, or null.</summary>
    public string? Alert => AlertTag().Match(html) is { Success: true } found ? Text(found.Groups[1].Value) : null;

    /// <summary>What the page's poll starts from.</summary>
    public string Cursor => CursorAttribute().Match(html).Groups[1].Value;

    /// <summary>The unread count of all conversations.</summary>
    public int Unread => Badge(UnreadTag().Match(html).Groups[1].Value);

    public IReadOnlyList<Said> Messages =>
        [.. MessageTag().Matches(html).Select(found => new Said(Number(found.Groups[1].Value), found.Groups[2].Value, Text(found.Groups[3].Value), Text(found.Groups[5].Value), Text(found.Groups[4].Value), Text(found.Groups[6].Value)))];

    /// <summary>The day separators.</summary>
    public IReadOnlyList<string> Days => [.. DayTag().Matches(html).Select(found => Text(found.Groups[1].Value))];

    /// <summary>Number of the message after which the page says that all is read up to there; 0 before the first one, null where it does not say.</summary>
    public long? SeenAfter => html.IndexOf("<li id=\"seen\"", StringComparison.Ordinal) is >= 0 and var at
        ? MessageTag().Matches(html[..at]).Select(found => Number(found.Groups[1].Value)).LastOrDefault() : null;

    /// <summary>What was said, without the service lines.</summary>
    public IReadOnlyList<string> Texts => [.. Messages.Where(said => !said.IsService).Select(said => said.Text)];

    /// <summary>The conversations of the list.</summary>
    public IReadOnlyList<Line> Lines =>
        [.. LineTag().Matches(html).Select(found => new Line(Number(found.Groups[1].Value), Text(found.Groups[2].Value), Text(found.Groups[3].Value), Badge(found.Groups[4].Value)))];

    /// <summary>What the badge of a conversation's row says; null where there is none.</summary>
    public string? Badge(long conversation)
    {
        var found = Regex.Match(html, $"""<li id="r{conversation}">(?:(?!</li>).)*?<b class="badge[^>]* aria-label="([^"]*)">""", RegexOptions.Singleline);
        return found.Success ? Text(found.Groups[1].Value) : null;
    }

    /// <summary>Where "Voir plus" leads, or null.</summary>
    public string? More => MoreTag().Match(html) is { Success: true } found ? Text(found.Groups[1].Value) : null;

    /// <summary>Where the link whose text ends so leads, without the place on that page; null where there is none.</summary>
    public string? Link(string text)
    {
        var found = Regex.Match(html, $"""<a [^>]*href="([^"#]*)[^"]*"[^>]*>[^<]*{Regex.Escape(text)}</a>""");
        return found.Success ? Text(found.Groups[1].Value) : null;
    }

    /// <summary>What a poll puts at a place of the page, or null.</summary>
    public string? Partial(string target)
    {
        var found = Regex.Match(html, $"""<hx-partial hx-target="{target}"[^>]*>(.*?)</hx-partial>""", RegexOptions.Singleline);
        return found.Success ? found.Groups[1].Value.Trim() : null;
    }

    /// <summary>The conversation that a group's page leads to.</summary>
    public long Conversation => Number(ConversationLink().Match(html).Groups[1].Value);

    /// <summary>The code of the invitation link that a group's page shows.</summary>
    public string InvitationCode => InvitationLink().Match(html).Groups[1].Value;

    /// <summary>What stands in an input or text area.</summary>
    public string? Field(string name)
    {
        var input = Regex.Match(html, $"""<input[^>]* name="{name}"[^>]* value="([^"]*)" """.TrimEnd());
        if (input.Success) return WebUtility.HtmlDecode(input.Groups[1].Value);
        var area = Regex.Match(html, $"""<textarea[^>]* ?name="{name}"[^>]*>(.*?)</textarea>""", RegexOptions.Singleline);
        if (!area.Success) return null;
        var text = WebUtility.HtmlDecode(area.Groups[1].Value);
        return text.StartsWith('\n') ? text[1..] : text; // as browsers do
    }

    /// <summary>The same page, when its status is the one given; else the test ends here.</summary>
    public Page Must(int status)
    {
        Assert.True(status == Status, $"{status} was expected, not {Status} {Location} {html}");
        return this;
    }

    private static string Text(string html) => WebUtility.HtmlDecode(AnyTag().Replace(html, ""));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static int Badge(string text) => text.Length == 0 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("<title>(.*?)</title>", RegexOptions.Singleline)]
    private static partial Regex TitleTag();

    [GeneratedRegex("""class="error"(?: id="[^"]*")? role="alert">(.*?)</""", RegexOptions.Singleline)]
    private static partial Regex AlertTag();

    [GeneratedRegex("""data-v="(\d+)""")]
    private static partial Regex CursorAttribute();

    [GeneratedRegex("""<b id="n" class="badge">(\d*)</b>""")]
    private static partial Regex UnreadTag();

    [GeneratedRegex("""<li id="m(\d+)" class="([^"]*)">(?:<bdi class="[^"]*">(.*?)</bdi>|<bdi>[^<]*</bdi>)?(?:<a class="q"[^>]*>(.*?)</a>)?\s*(?:<(?:a class="(?:pic|doc)"|audio|video).*?</(?:a|audio|video)>\s*)*<p dir="auto">(.*?)</p><a href="/c/\d+/messages/\d+"> ?(.*?)</a>(?:<details class="more.*?</details>)?</li>""", RegexOptions.Singleline)]
    private static partial Regex MessageTag();

    [GeneratedRegex("""<li class="day" id="[^"]*">(.*?)</li>""")]
    private static partial Regex DayTag();

    [GeneratedRegex("""<li id="r(\d+)">.*?<bdi>(.*?)</bdi>(?:<time>[^<]*</time><span[^>]*>(.*?)</span>)?(?:<b class="badge[^>]*>(?:<svg.*?</svg>)?(\d*)•?</b>)?</a></li>""", RegexOptions.Singleline)]
    private static partial Regex LineTag();

    [GeneratedRegex("""<li class="more"><a class="button quiet" href="([^"]*before=\d+[^"]*)["]""")]
    private static partial Regex MoreTag();

    [GeneratedRegex("""href="/c/(\d+)">Ouvrir""")]
    private static partial Regex ConversationLink();

    [GeneratedRegex("/join/([a-z0-9]+)")]
    private static partial Regex InvitationLink();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex AnyTag();
}

/// <summary>A message on a page.</summary>
/// <param name="Number">Its place in the conversation.</param>
/// <param name="Class">"me", "s" for a service line, "k" after another of the same author.</param>
/// <param name="Author">Who says it, where the page tells; else empty.</param>
/// <param name="Text">What is read.</param>
/// <param name="Quote">What it answers: the author's name and the text; else empty.</param>
/// <param name="Time">What stands beside it.</param>
public sealed record Said(long Number, string Class, string Author, string Text, string Quote, string Time)
{
    public bool IsService => Class == "s";
}

/// <summary>A conversation in a list.</summary>
public sealed record Line(long Conversation, string Title, string Preview, int Unread);
