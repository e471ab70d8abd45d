using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace OurWhats.Messaging.Cleanup;

/// <summary>
/// Which files a person may remove: their own, those of a group of which they are in charge, or as an administrator all.
/// </summary>
/// <param name="Address">Address of the page.</param>
/// <param name="Back">Address of the page before it.</param>
/// <param name="Conversation">Key of the group's conversation, or null.</param>
/// <param name="IsEverything">
/// True for all files of the installation. The page then shows nothing that only their readers may know, not even their names.
/// </param>
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

    /// <summary>The scope of the address that is requested.</summary>
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
