namespace OurWhats.Messaging.Messages;

/// <summary>The reader of messages, and everything needed to build views for them.</summary>
/// <param name="Me">The reader.</param>
/// <param name="Names">Names of the people.</param>
/// <param name="Dates">Formats dates and times.</param>
internal sealed record Reader(CurrentUser Me, ShownNames Names, DateText Dates)
{
    /// <summary>True in groups.</summary>
    public bool NamesAuthors { get; init; }

    /// <summary>Messages that others quote or follow, by number.</summary>
    public IReadOnlyDictionary<long, Message> Nearby { get; init; } = new Dictionary<long, Message>();

    /// <summary>Number of the last message read before; <see cref="long.MaxValue"/> to mark none as new.</summary>
    public long Read { get; init; } = long.MaxValue;

    /// <summary>Media display for this conversation; null for the person's general setting.</summary>
    public MediaDisplay? MediaDisplay { get; init; }

    /// <summary>Finds the ranges of a text to highlight; none unless the reader comes from a search.</summary>
    public Func<string, IReadOnlyList<(int Start, int End)>> Marks { get; init; } = static _ => [];
}
