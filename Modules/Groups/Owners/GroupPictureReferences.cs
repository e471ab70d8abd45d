using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Groups.Owners;

/// <summary>Pictures of groups: who sees the group sees them, as squares.</summary>
internal sealed class GroupPictureReferences(GroupsContext groups, IConversations conversations) : IFileUse
{
    public Task<IReadOnlyList<string>> NamesSeenBy(long person, long file, CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>([]);

    public async Task<bool> ShowsSquare(long person, long file, CancellationToken cancel)
    {
        var shown = await groups.Groups.Where(one => one.PictureId == file).Select(one => new { one.IsOpen, one.ConversationId }).ToListAsync(cancel);
        if (shown.Count == 0 || shown.Any(one => one.IsOpen)) return shown.Count > 0;
        return (await conversations.WhereIs(person, [.. shown.Select(one => one.ConversationId)], cancel)).Count > 0;
    }

    public async Task<IReadOnlySet<long>> InUse(IReadOnlyCollection<long> files, CancellationToken cancel) =>
        await groups.Groups.Where(one => one.PictureId != null && files.Contains(one.PictureId.Value)).Select(one => one.PictureId!.Value).ToHashSetAsync(cancel);
}
