using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Keeping;

/// <summary>For how long a conversation can be kept quiet.</summary>
/// <param name="Name">What the form says.</param>
/// <param name="Time">How long; null for always.</param>
/// <param name="Text">What the button says.</param>
internal sealed record Quiet(string Name, TimeSpan? Time, string Text)
{
    internal static IReadOnlyList<Quiet> Times =>
    [
        new("hours", TimeSpan.FromHours(8), Texts.MuteHours),
        new("week", TimeSpan.FromDays(7), Texts.MuteWeek),
        new("always", null, Texts.MuteAlways),
    ];

    /// <summary>Until when a conversation keeps quiet, as a sentence; null when it does not.</summary>
    /// <param name="until">UTC, milliseconds since 1970; the greatest number for always.</param>
    /// <param name="me">Who reads the sentence.</param>
    internal static string? Until(long? until, CurrentUser me) => until switch
    {
        null => null,
        long.MaxValue => Texts.MutedAlways,
        { } end => Texts.MutedUntil.With(me.Local(end).ToString("f", me.Culture)),
    };
}
