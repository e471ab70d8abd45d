using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;

namespace OurWhats.Messaging.Live;

/// <summary>
/// Caches messages by the journal entry that posted them, so that a message is queried once for all open pages. Used
/// only if the entry did nothing else; otherwise each page runs its own query.
/// </summary>
internal sealed class RecentMessageCache(IPeople people)
{
    // Pages that ask for older entries run their own query.
    private const int MostKept = 1024;

    // Everybody present when a message is posted may also see the preceding one, because a membership period begins
    // with a service line.
    private static readonly Func<MessagingContext, long, long, IAsyncEnumerable<RecentMessage>> Find =
        QueryFragment.Compile((MessagingContext messaging, long person, long entry) =>
            from message in MessagingContext.Visible.With(messaging, person)
            where message.Id == entry
                && message.Kind == MessageKind.Text
                && message.ReplyTo == null
                && message.Change == entry
                && message.Pictures + message.Files == 0
            join conversation in messaging.Conversations on message.ConversationId equals conversation.Id
            where !messaging.Participants.Any(participant =>
                participant.ConversationId == conversation.Id && participant.Change >= entry)
            join other in messaging.Messages.AsNoTracking()
                on new { message.ConversationId, Number = message.Number - 1 }
                equals new { other.ConversationId, other.Number }
                into preceding
            from before in preceding.DefaultIfEmpty()
            select new RecentMessage
            {
                Message = message,
                Before = before,
                IsInGroup = conversation.Kind == ConversationKind.Group,
                Seen = conversation.Seen,
                SeenChange = conversation.SeenChange,
            });

    private readonly Slot?[] slots = new Slot?[MostKept];

    /// <summary>The message posted with an entry; null if there is none, or if it was not the only change.</summary>
    /// <param name="messaging">The context to query.</param>
    /// <param name="person">Key of a person in the entry's audience.</param>
    /// <param name="entry">Number of the journal entry.</param>
    public async Task<RecentMessage?> By(MessagingContext messaging, long person, long entry)
    {
        var mine = new Slot(entry);
        var known = Take(mine);
        if (known != mine) return await known.Found.Task;
        RecentMessage? recent = null;
        try
        {
            // Not cancelled with the request that happens to be the first, because other requests wait for the same
            // query.
            var found = await Find(messaging, person, entry).SingleOrDefaultAsync(CancellationToken.None);
            if (found is not null) found.Names = await NamesIn(messaging, found.Message);
            recent = found;
            return recent;
        }
        finally
        {
            mine.Found.SetResult(recent);
        }
    }

    private Task<ShownNames> NamesIn(MessagingContext messaging, Message message) => messaging.NamesIn(
        people, message.ConversationId, message.AuthorId, [message.AuthorId], CancellationToken.None);

    // Returns the slot of another request for the same entry; otherwise stores the given one.
    private Slot Take(Slot mine)
    {
        ref var place = ref slots[mine.Entry % MostKept];
        var there = Volatile.Read(ref place);
        if (there?.Entry == mine.Entry) return there;
        var met = Interlocked.CompareExchange(ref place, mine, there);
        return met?.Entry == mine.Entry ? met : mine;
    }

    private sealed class Slot(long entry)
    {
        public long Entry { get; } = entry;

        public TaskCompletionSource<RecentMessage?> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
