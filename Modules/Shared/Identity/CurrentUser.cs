using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Identity;

/// <summary>Who asks. A handler takes it as a parameter; where it does, nobody else than a signed-in person gets in.</summary>
/// <param name="Id">The person's key.</param>
/// <param name="UserName">Their unique name.</param>
/// <param name="DisplayName">The name that people read.</param>
/// <param name="Culture">Language of their screens.</param>
/// <param name="Zone">Their time zone.</param>
/// <param name="IsAdministrator">True for an administrator of the place.</param>
/// <param name="Session">Key of the session that the request came with.</param>
/// <param name="MediaDisplay">How much of what is attached shows by itself.</param>
/// <param name="SavesData">True when their browser says that data is dear: only text shows by itself, whatever they
/// chose.</param>
/// <param name="SessionEnded">Fires when that session ends: nothing may be sent through it any more.</param>
public sealed record CurrentUser(long Id, string UserName, string DisplayName, CultureInfo Culture, TimeZoneInfo Zone,
    bool IsAdministrator, string Session, MediaDisplay MediaDisplay, bool SavesData, CancellationToken SessionEnded)
{
    /// <summary>The person of this request, or null for nobody.</summary>
    public static CurrentUser? Of(HttpContext context) => context.Features.Get<CurrentUser>();

    /// <summary>Lets minimal APIs bind it as a parameter.</summary>
    public static ValueTask<CurrentUser?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    /// <summary>A moment on the person's clock.</summary>
    /// <param name="at">UTC, milliseconds since 1970.</param>
    public DateTimeOffset Local(long at) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), Zone);
}
