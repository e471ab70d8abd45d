using OurWhats.Shared.Contracts.Accounts;

namespace OurWhats.Messaging.Messages;

/// <summary>Who sees messages, and how.</summary>
/// <param name="Me">The reader.</param>
/// <param name="People">Everybody's names.</param>
/// <param name="Dates">Writes dates and times.</param>
internal sealed record Reader(CurrentUser Me, IPeople People, DateText Dates)
{
    /// <summary>True in groups.</summary>
    public bool NamesAuthors { get; init; }

    /// <summary>Messages that others may quote or follow, by number.</summary>
    public IReadOnlyDictionary<long, Message> Nearby { get; init; } = new Dictionary<long, Message>();

    /// <summary>
    /// Number of the last message read before; the greatest number where nothing is to be shown as new.
    /// </summary>
    public long Read { get; init; } = long.MaxValue;

    /// <summary>How attachments show in this conversation; null for the same as everywhere.</summary>
    public MediaDisplay? MediaDisplay { get; init; }

    /// <summary>Finds the parts of a text to highlight: none unless the reader comes from a search.</summary>
    public Func<string, IReadOnlyList<(int Start, int End)>> Marks { get; init; } = static _ => [];
}
