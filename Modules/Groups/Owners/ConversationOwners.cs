using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Groups.Owners;

/// <summary>
/// Answers Messaging's question whether a person is an owner, from the owners of the conversation's group.
/// </summary>
internal sealed class ConversationOwners(GroupsContext groups) : IConversationOwners
{
    public Task<bool> IsInCharge(long person, long conversation, CancellationToken cancel) => groups.Groups.AnyAsync(
        group => group.ConversationId == conversation && group.Owners.Any(owner => owner.PersonId == person),
        cancel);
}
