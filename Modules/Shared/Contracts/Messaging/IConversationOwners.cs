namespace OurWhats.Shared.Contracts.Messaging;

/// <summary>
/// Owners of conversations, as Messaging asks for them. The module that appoints owners implements it.
/// </summary>
public interface IConversationOwners
{
    /// <summary>
    /// True if a person owns a conversation. Does not check that they are still a participant: Messaging does.
    /// </summary>
    Task<bool> IsInCharge(long person, long conversation, CancellationToken cancel);
}
