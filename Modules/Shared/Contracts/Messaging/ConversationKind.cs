namespace OurWhats.Shared.Contracts.Messaging;

/// <summary>What a conversation is. The numbers are stored.</summary>
public enum ConversationKind
{
    /// <summary>Between two people, for whom it exists only once.</summary>
    Direct = 1,

    /// <summary>Of several people, who come and go.</summary>
    Group = 2,
}
