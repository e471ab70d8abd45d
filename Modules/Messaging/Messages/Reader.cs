using OurWhats.Messaging.Dashboard;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Messages;

/// <summary>Who sees messages, and how.</summary>
/// <param name="Me">The reader.</param>
/// <param name="People">Everybody's names.</param>
/// <param name="Dates">Writes dates and times.</param>
/// <param name="NamesAuthors">True in groups.</param>
/// <param name="Quoted">Messages that others may quote, by number.</param>
/// <param name="Read">Number of the last message read before; the greatest number where nothing is to be shown as new.</param>
/// <param name="Showing">How attachments show in this conversation; null for the same as everywhere.</param>
internal sealed record Reader(
    CurrentUser Me,
    IPeople People,
    DateText Dates,
    bool NamesAuthors,
    IReadOnlyDictionary<long, Message> Quoted,
    long Read = long.MaxValue,
    Showing? Showing = null)
{
    /// <summary>Finds the parts of a text to highlight: none unless the reader comes from a search.</summary>
    public Func<string, IReadOnlyList<(int Start, int End)>> Marks { get; init; } = static _ => [];
}
