namespace OurWhats.Messaging.Live;

/// <summary>The query of a poll. Its names have one letter because it is sent all the time.</summary>
internal sealed class PollRequest
{
    private const int LongestHoldSeconds = 240;

    /// <summary>Key of the conversation that the page shows, if any.</summary>
    public long? C { get; init; }

    /// <summary>1 for the dashboard.</summary>
    public int? D { get; init; }

    /// <summary>The page's id: what it does itself does not end the hold.</summary>
    public string? T { get; init; }

    /// <summary>Seconds to hold.</summary>
    public int? H { get; init; }

    /// <summary>1 when the page reads an answer part by part.</summary>
    public int? S { get; init; }

    public PageSubscription Subscription => new(C, D == 1, TabId.Of(T));

    public bool ReadsStreams => S == 1;

    /// <summary>How long the answer may wait for something to happen. A page that was refused a stream is answered at once.</summary>
    public TimeSpan Hold => TimeSpan.FromSeconds(ReadsStreams ? 0 : Math.Clamp(H ?? 0, 0, LongestHoldSeconds));
}
