using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Personal;

/// <summary>The warning that figures are incomplete because they could not be written.</summary>
internal static class IncompleteText
{
    /// <summary>The warning in the person's language and time zone, or null where the figures are complete.</summary>
    public static string? Of(DateTimeOffset? since, CurrentUser me) => since is { } start
        ? Texts.Incomplete.With(me.Local(start.ToUnixTimeMilliseconds()).ToString("g", me.Culture))
        : null;
}
