using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Groups.Owners;

/// <summary>Tells Messaging who is in charge of a conversation: the owners of its group.</summary>
internal sealed class ConversationOwners(GroupsContext groups) : IConversationOwners
{
    public Task<bool> IsInCharge(long person, long conversation, CancellationToken cancel) => groups.Groups.AnyAsync(
        group => group.ConversationId == conversation && group.Owners.Any(owner => owner.PersonId == person),
        cancel);
}
