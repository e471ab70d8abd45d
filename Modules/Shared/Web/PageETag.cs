using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Journal;

namespace OurWhats.Shared.Web;

/// <summary>
/// The ETag of a person's pages: it moves with what they can see (their pulse), with names, assets, language and the date,
/// which decides between "14:05" and "hier". Computed from memory, so a page that is still fresh costs no query.
/// </summary>
public sealed class PageETag(Pulse pulse, IPeople people, SiteName place, Assets assets, TimeProvider clock)
{
    /// <summary>The tag for a person now, quotes included.</summary>
    public string For(CurrentUser me) => For(me, pulse.Of(me.Id));

    /// <summary>
    /// The tag of a page that knows the journal up to <paramref name="cursor"/>, and figures of some version, quotes
    /// included.
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

    /// <summary>True when the browser holds this very state: answer 304.</summary>
    public static bool IsFresh(HttpRequest request, string tag) => request.Headers.IfNoneMatch == tag;
}
