using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Settings;

/// <summary>For how long a conversation can be muted.</summary>
/// <param name="Name">Its value in the form.</param>
/// <param name="Duration">How long; null for always.</param>
/// <param name="Text">Text of its button.</param>
internal sealed record MuteDuration(string Name, TimeSpan? Duration, string Text)
{
    internal static IReadOnlyList<MuteDuration> All =>
    [
        new("hours", TimeSpan.FromHours(8), Texts.MuteHours),
        new("week", TimeSpan.FromDays(7), Texts.MuteWeek),
        new("always", null, Texts.MuteAlways),
    ];

    /// <summary>Until when a conversation is muted, as a sentence; null when it is not.</summary>
    /// <param name="until">UTC, milliseconds since 1970; the greatest number for always.</param>
    /// <param name="me">The reader of the sentence.</param>
    internal static string? Until(long? until, CurrentUser me) => until switch
    {
        null => null,
        long.MaxValue => Texts.MutedAlways,
        { } end => Texts.MutedUntil.With(me.Local(end).ToString("f", me.Culture)),
    };
}
