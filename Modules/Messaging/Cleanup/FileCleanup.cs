using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Posting;
using OurWhats.Shared.Data;

namespace OurWhats.Messaging.Cleanup;

/// <summary>Removes files from messages. In a group, a service line announces the removal of files of others.</summary>
internal sealed class FileCleanup(
    HeavyFiles files,
    EditAndErase edits,
    ConversationService conversations,
    UnitOfWork unit)
{
    /// <returns>Bytes freed as far as the person can see; null if none of the files may be removed.</returns>
    public Task<long?> Remove(
        CleanupScope scope,
        CurrentUser me,
        IReadOnlyCollection<string> keys,
        CancellationToken cancel) => unit.Write<long?>(async write =>
    {
        if (await files.IsAllowed(scope, me, cancel) is not true) return null;
        var chosen = await files.Named(scope, me, keys, cancel);
        if (chosen.Count == 0) return null;
        await edits.RemoveFiles(write, [.. chosen.SelectMany(file => file.Parts)], cancel);
        if (scope.Conversation is { } conversation && chosen.Any(file => file.Author != me.Id))
        {
            await conversations.AnnounceRemovedFiles(write, conversation, me.Id, chosen.Count, cancel);
        }

        return chosen.Sum(file => file.Frees);
    }, cancel);
}
