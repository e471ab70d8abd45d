namespace OurWhats.Shared.Contracts.Messaging;

/// <summary>Asked by Messaging, answered by whoever puts people in charge of conversations.</summary>
public interface IConversationOwners
{
    /// <summary>
    /// True where a person is in charge of a conversation; whether they are there still is for Messaging to know.
    /// </summary>
    Task<bool> IsInCharge(long person, long conversation, CancellationToken cancel);
}
