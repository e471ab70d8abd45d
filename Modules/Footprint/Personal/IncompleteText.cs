using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Personal;

/// <summary>The warning that figures are incomplete because writing fails.</summary>
internal static class IncompleteText
{
    /// <summary>The warning in the person's language and time zone; null if the figures are complete.</summary>
    public static string? Of(DateTimeOffset? since, CurrentUser me) => since is { } start
        ? Texts.Incomplete.With(me.Local(start.ToUnixTimeMilliseconds()).ToString("g", me.Culture))
        : null;
}
