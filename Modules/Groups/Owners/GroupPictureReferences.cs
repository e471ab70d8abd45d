using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Groups.Owners;

/// <summary>Access to pictures of groups: everybody who may see a group may see the square of its picture.</summary>
internal sealed class GroupPictureReferences(GroupsContext groups, IConversations conversations) : IFileReferences
{
    public Task<IReadOnlyList<string>> NamesSeenBy(long person, long file, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public async Task<bool> ShowsSquare(long person, long file, CancellationToken cancel)
    {
        var shown = await groups.Groups
            .Where(group => group.PictureId == file)
            .Select(group => new { group.IsOpen, group.ConversationId })
            .ToListAsync(cancel);
        if (shown.Any(group => group.IsOpen)) return true;
        // Asked also for a picture of no group, so that one of a closed group takes no more queries.
        return (await conversations.WhereIs(person, [.. shown.Select(group => group.ConversationId)], cancel)).Count > 0;
    }

    public async Task<IReadOnlySet<long>> InUse(IReadOnlyCollection<long> files, CancellationToken cancel) =>
        await groups.Groups
            .Where(group => group.PictureId != null && files.Contains(group.PictureId.Value))
            .Select(group => group.PictureId!.Value)
            .ToHashSetAsync(cancel);
}
