namespace OurWhats.Messaging.Live;

/// <summary>Query parameters of a poll. Their names have one letter because polls are frequent.</summary>
internal sealed class PollRequest
{
    private const int LongestHoldSeconds = 240;

    /// <summary>Key of the conversation shown on the page, if any.</summary>
    public long? C { get; init; }

    /// <summary>1 on the dashboard.</summary>
    public int? D { get; init; }

    /// <summary>Id of the page: its own changes do not end the hold.</summary>
    public string? T { get; init; }

    public int? H { get; init; }

    /// <summary>1 if the page can read streams.</summary>
    public int? S { get; init; }

    /// <summary>
    /// Number of the last message that the person has looked at, if the page has not told it yet; 0 if there is none.
    /// </summary>
    public long? N { get; init; }

    public PageSubscription Subscription => new(C, D == 1, TabId.Of(T));

    public bool ReadsStreams => S == 1;

    /// <summary>
    /// The longest wait for a change. Zero for a page that wanted a stream, so that it learns at once that there is
    /// none.
    /// </summary>
    public TimeSpan Hold => TimeSpan.FromSeconds(ReadsStreams ? 0 : Math.Clamp(H ?? 0, 0, LongestHoldSeconds));
}
