using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Details;

/// <summary>Which of the people who were present when a message was posted, and still are, have read it.</summary>
/// <param name="Seen">Names of those who have read it.</param>
/// <param name="Waiting">Names of those who have not yet.</param>
/// <param name="Kind">What the conversation is: between two people, a name would tell nothing.</param>
public sealed record Readers(IReadOnlyList<string> Seen, IReadOnlyList<string> Waiting, ConversationKind Kind)
{
    internal bool IsDirect => Kind == ConversationKind.Direct;

    internal string SeenLabel => IsDirect ? Texts.Seen : Texts.SeenBy.With(Seen.Count);

    internal string WaitingLabel => IsDirect ? Texts.NotSeen : Texts.NotSeenBy.With(Waiting.Count);
}
