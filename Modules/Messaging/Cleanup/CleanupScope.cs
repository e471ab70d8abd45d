using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace OurWhats.Messaging.Cleanup;

/// <summary>
/// The files that a person may remove: their own, those of a group that they own, or all files for an administrator.
/// </summary>
/// <param name="Address">Address of the page.</param>
/// <param name="Back">Address of the page that led here.</param>
/// <param name="Conversation">Key of the group's conversation, or null.</param>
/// <param name="IsEverything">True for all files of the installation. The page then hides everything reserved to the
/// files' readers, even file names.</param>
public sealed record CleanupScope(string Address, string Back, long? Conversation, bool IsEverything)
{
    private static readonly CleanupScope Own = new("/lighten", "/footprint", null, IsEverything: false);
    private static readonly CleanupScope All = new("/admin/lighten", "/admin/footprint", null, IsEverything: true);

    internal string Hint
    {
        get
        {
            if (IsEverything) return Texts.LightenHintPlace;
            return Conversation is null ? Texts.LightenHint : Texts.LightenHintGroup;
        }
    }

    /// <summary>Returns the scope for the requested address.</summary>
    internal static CleanupScope Of(HttpContext context)
    {
        var id = context.Request.RouteValues["id"] as string;
        if (long.TryParse(id, CultureInfo.InvariantCulture, out var conversation))
        {
            return new(
                $"/c/{conversation}/lighten", $"/c/{conversation}/options", conversation, IsEverything: false);
        }

        return context.Request.Path.StartsWithSegments("/admin", StringComparison.Ordinal) ? All : Own;
    }
}
