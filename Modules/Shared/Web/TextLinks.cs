using System.Buffers;

namespace OurWhats.Shared.Web;

/// <summary>A link in a text.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index after its last one.</param>
/// <param name="Address">Where it leads: an address of http, https or mailto.</param>
public readonly record struct TextLink(int Start, int End, string Address);

/// <summary>
/// Finds links in texts: addresses of http and https, addresses that begin with "www.", and electronic mail addresses.
/// Each character is read a limited number of times, whatever the text.
/// </summary>
public static class TextLinks
{
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("HhWw@");

    /// <summary>The links in the order of the text. They do not overlap.</summary>
    public static IEnumerable<TextLink> In(string text)
    {
        var (at, done) = (0, 0);
        while (text.AsSpan(at).IndexOfAny(Beginnings) is >= 0 and var further)
        {
            at += further;
            var link = text[at] == '@'
                ? MailLinks.Around(text, at, done, out var next)
                : WebLinks.At(text, at, out next);
            if (link is { } found)
            {
                yield return found;
                done = next;
            }

            at = next;
        }
    }
}
