using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Conversations;
using OurWhats.Shared.Contracts.Footprint;

namespace OurWhats.Messaging.Cleanup;

/// <summary>
/// Uses and views of files, as far as a person may know them: a file that others have too must look like one that
/// nobody else has. Administrators, who see no names, get the figures of the whole site.
/// </summary>
internal sealed class VisibleUses(MessagingContext messaging, IFootprint footprint)
{
    /// <summary>Number of messages with each file, among those that the person may see.</summary>
    public Task<Dictionary<long, int>> Count(
        CleanupScope scope, long me, IReadOnlyCollection<long> files, CancellationToken cancel) =>
        VisibleTo(scope, me)
            .Where(attachment => files.Contains(attachment.FileId))
            .GroupBy(attachment => attachment.FileId)
            .Select(all => new { all.Key, Count = all.Count() })
            .ToDictionaryAsync(all => all.Key, all => all.Count, cancel);

    /// <summary>
    /// The files that readers of their message have viewed since it was sent. Earlier views, and those by other people,
    /// would tell that the file is known elsewhere.
    /// </summary>
    public async Task<IReadOnlySet<(long Message, long File)>> Seen(
        CleanupScope scope, IReadOnlyList<FileRow> rows, IReadOnlyCollection<long> files, CancellationToken cancel)
    {
        if (scope.IsEverything)
        {
            var seen = await footprint.SeenByOthers(files, cancel);
            return rows.Where(row => seen.Contains(row.FileId)).Select(row => (row.MessageId, row.FileId)).ToHashSet();
        }

        var views = (await footprint.ViewsOf(files, cancel)).ToLookup(view => view.File);
        var messages = rows.Where(row => views.Contains(row.FileId)).Select(row => row.MessageId).Distinct();
        var readers = await messaging.ReadersOf([.. messages], cancel);
        return rows
            .Where(row => views[row.FileId].Any(view => view.At >= row.At && readers[row.MessageId].Contains(view.Person)))
            .Select(row => (row.MessageId, row.FileId))
            .ToHashSet();
    }

    private IQueryable<Attachment> VisibleTo(CleanupScope scope, long me) => scope.IsEverything
        ? messaging.Attachments.AsNoTracking()
        : from message in messaging.VisibleTo(me)
          join attachment in messaging.Attachments on message.Id equals attachment.MessageId
          select attachment;
}
