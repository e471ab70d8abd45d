using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Settings;

/// <summary>A duration offered for muting.</summary>
/// <param name="Name">Its value in the form.</param>
/// <param name="Duration">The duration; null for permanently.</param>
/// <param name="Text">Text of its button.</param>
internal sealed record MuteDuration(string Name, TimeSpan? Duration, string Text)
{
    internal static IReadOnlyList<MuteDuration> All =>
    [
        new("hours", TimeSpan.FromHours(8), Texts.MuteHours),
        new("week", TimeSpan.FromDays(7), Texts.MuteWeek),
        new("always", null, Texts.MuteAlways),
    ];

    /// <summary>The end of a mute as a sentence; null if not muted.</summary>
    /// <param name="until">UTC, milliseconds since 1970; <see cref="long.MaxValue"/> for never.</param>
    /// <param name="me">The reader.</param>
    internal static string? Until(long? until, CurrentUser me) => until switch
    {
        null => null,
        long.MaxValue => Texts.MutedAlways,
        { } end => Texts.MutedUntil.With(me.Local(end).ToString("f", me.Culture)),
    };
}
