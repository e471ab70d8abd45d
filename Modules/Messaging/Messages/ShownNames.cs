using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Messages;

/// <summary>Names as a page shows them: with the user name where another person's name there looks the same.</summary>
/// <param name="People">Everybody's names.</param>
/// <param name="Namesakes">
/// The people of a conversation whose names look like those of others; null for the whole site, where a page names people
/// of several conversations.
/// </param>
internal sealed record ShownNames(IPeople People, IReadOnlySet<long>? Namesakes = null)
{
    /// <param name="person">The person's key.</param>
    public string this[long person] => Namesakes is null
        ? People.NameOf(person)
        : People.NamesakesOf(person).Any(Namesakes.Contains)
            ? People[person].FullName()
            : People[person].DisplayName;
}
