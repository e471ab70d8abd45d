using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Details;

/// <summary>The readers of a message, among the participants since it was posted.</summary>
/// <param name="Seen">Names of the people who have read it.</param>
/// <param name="Waiting">Names of the people who have not.</param>
/// <param name="Kind">Kind of the conversation: between two people, names are not shown.</param>
public sealed record Readers(IReadOnlyList<string> Seen, IReadOnlyList<string> Waiting, ConversationKind Kind)
{
    internal bool IsDirect => Kind == ConversationKind.Direct;

    internal string SeenLabel => IsDirect ? Texts.Seen : Texts.SeenBy.With(Seen.Count);

    internal string WaitingLabel => IsDirect ? Texts.NotSeen : Texts.NotSeenBy.With(Waiting.Count);
}
