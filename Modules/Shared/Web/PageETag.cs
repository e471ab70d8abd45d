using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Journal;

namespace OurWhats.Shared.Web;

/// <summary>
/// The ETag of a person's pages. It depends on their pulse, people's names, the assets, the language, and the date,
/// because pages show "14:05" for today and "hier" for yesterday. It is computed from memory, so an unchanged page
/// costs no query.
/// </summary>
public sealed class PageETag(Pulse pulse, IPeople people, SiteName place, Assets assets, TimeProvider clock)
{
    private const string WeakMark = "W/";

    /// <summary>The current ETag for a person, with its quotation marks.</summary>
    public string For(CurrentUser me) => For(me, pulse.Of(me.Id));

    /// <summary>
    /// The ETag, with its quotation marks, of a page that shows the state at journal entry <paramref name="cursor"/>
    /// and, if it shows any, this version of the footprint figures.
    /// </summary>
    public string For(CurrentUser me, long cursor, int figures = 0)
    {
        var today = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), me.Zone).Date;
        var parts = string.Join(
            '|',
            me.Id,
            me.Session,
            cursor,
            figures,
            people.Version,
            place.Value,
            assets.Version,
            me.Culture.Name,
            me.Zone.Id,
            me.MediaDisplay,
            me.SavesData,
            today.Ticks);
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)))[..10]}\"";
    }

    /// <summary>
    /// True if the browser already has this version: answer 304. Tags are compared weakly (RFC 9110, section 13.1.2),
    /// because proxies that compress make them weak. "*" counts as unknown: it would match what a person may not see.
    /// </summary>
    public static bool IsFresh(HttpRequest request, string tag)
    {
        var known = request.Headers.IfNoneMatch;
        if (known.Count == 0) return false;
        // The parser of .NET throws for "W/" and two tabs. No tag of ours contains a comma.
        return known == tag || known.ToString().Split(',').Any(other => WithoutWeakMark(other.Trim()) == tag);
    }

    /// <summary>A tag without the mark that proxies put before it when they compress.</summary>
    public static string WithoutWeakMark(string tag) =>
        tag.StartsWith(WeakMark, StringComparison.Ordinal) ? tag[WeakMark.Length..] : tag;
}
