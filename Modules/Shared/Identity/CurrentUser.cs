using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Identity;

/// <summary>The signed-in person of a request. A handler takes it as a parameter.</summary>
/// <param name="Id">The person's key.</param>
/// <param name="UserName">Their unique name.</param>
/// <param name="DisplayName">The name shown on pages.</param>
/// <param name="Culture">Language of the screens.</param>
/// <param name="Zone">Their time zone.</param>
/// <param name="IsAdministrator">True for an administrator of the site.</param>
/// <param name="Session">Key of the session that authenticated the request.</param>
/// <param name="MediaDisplay">How much of the attachments loads by itself.</param>
/// <param name="SavesData">True if the browser asks to save data (Save-Data): then only text loads by itself, whatever
/// the person chose.</param>
/// <param name="SessionEnded">Cancelled when the session ends, so that open responses stop.</param>
public sealed record CurrentUser(long Id, string UserName, string DisplayName, CultureInfo Culture, TimeZoneInfo Zone,
    bool IsAdministrator, string Session, MediaDisplay MediaDisplay, bool SavesData, CancellationToken SessionEnded)
{
    /// <summary>
    /// True for an administrator without a second factor on a site that requires one: they may not administer.
    /// </summary>
    public bool NeedsSecondFactor { get; init; }

    /// <summary>The person who sent the request, or null if not signed in.</summary>
    public static CurrentUser? Of(HttpContext context) => context.Features.Get<CurrentUser>();

    public static ValueTask<CurrentUser?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    /// <summary>Converts a moment to the person's time zone.</summary>
    /// <param name="at">UTC, milliseconds since 1970.</param>
    public DateTimeOffset Local(long at) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), Zone);
}
