namespace OurWhats.Shared.Contracts.Messaging;

/// <summary>Kind of a conversation. The numbers are stored: never change one.</summary>
public enum ConversationKind
{
    /// <summary>Between two people. Each pair has at most one.</summary>
    Direct = 1,

    /// <summary>Of any number of people, whose members may change.</summary>
    Group = 2,
}
