using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace OurWhats.Messaging.Lightening;

/// <summary>Whose files somebody may take away: their own, those of a group of which they are in charge, or as an administrator all.</summary>
/// <param name="Address">The page.</param>
/// <param name="Back">The page before it.</param>
/// <param name="Conversation">Key of the group's conversation, or null.</param>
/// <param name="IsPlace">True for all; of those nothing is told that only their readers may know, not even their names.</param>
public sealed record Reach(string Address, string Back, long? Conversation, bool IsPlace)
{
    private static readonly Reach Own = new("/lighten", "/footprint", null, IsPlace: false);
    private static readonly Reach Place = new("/admin/lighten", "/admin/footprint", null, IsPlace: true);

    internal string Hint => IsPlace ? Texts.LightenHintPlace : Conversation is null ? Texts.LightenHint : Texts.LightenHintGroup;

    /// <summary>By the address that is asked for.</summary>
    internal static Reach Of(HttpContext context)
    {
        if (context.Request.RouteValues["id"] is string id && long.TryParse(id, CultureInfo.InvariantCulture, out var conversation))
            return new($"/c/{conversation}/lighten", $"/c/{conversation}/options", conversation, IsPlace: false);
        return context.Request.Path.StartsWithSegments("/admin", StringComparison.Ordinal) ? Place : Own;
    }
}
