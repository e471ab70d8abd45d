using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Data;

namespace OurWhats.Messaging.Notifications;

/// <summary>
/// What the last journal entries said in conversations: a message is found once for all who hear it, however many they
/// are. Only where it is all that the entry did; else each asks what became of their own page.
/// </summary>
internal sealed class JustSaid
{
    // Who is told later than after so many entries asks by themselves.
    private const int MostKept = 1024;

    // Who is there when something is said sees the message before it too: a stay begins with a line that tells of it.
    private static readonly Func<MessagingContext, long, long, IAsyncEnumerable<Said>> FindSaid =
        Part.Compile((MessagingContext messaging, long person, long entry) =>
            from message in MessagingContext.Visible.With(messaging, person)
            where message.Id == entry && message.Kind == MessageKind.Text && message.ReplyTo == null && message.Change == entry && message.Pictures + message.Files == 0
            join conversation in messaging.Conversations on message.ConversationId equals conversation.Id
            where !messaging.Participants.Any(one => one.ConversationId == conversation.Id && one.Change >= entry)
            join one in messaging.Messages.AsNoTracking() on new { message.ConversationId, Number = message.Number - 1 } equals new { one.ConversationId, one.Number } into preceding
            from before in preceding.DefaultIfEmpty()
            select new Said
            {
                Message = message,
                Before = before,
                IsInGroup = conversation.LowPersonId == null,
                Seen = conversation.Seen,
                SeenChange = conversation.SeenChange,
            });

    private readonly Kept?[] kept = new Kept?[MostKept];

    /// <summary>The message that an entry said; null where it said none, or did more.</summary>
    /// <param name="messaging">Where to look.</param>
    /// <param name="person">Key of who was told of the entry.</param>
    /// <param name="entry">Its number.</param>
    public async Task<Said?> By(MessagingContext messaging, long person, long entry)
    {
        var mine = new Kept(entry);
        var known = Keep(mine);
        if (known != mine) return await known.Found.Task;
        Said? said = null;
        try
        {
            // Whatever becomes of the request that happens to look, the others wait for what it finds.
            said = await FindSaid(messaging, person, entry).SingleOrDefaultAsync(CancellationToken.None);
            return said;
        }
        finally
        {
            mine.Found.SetResult(said);
        }
    }

    private Kept Keep(Kept mine)
    {
        ref var place = ref kept[mine.Entry % MostKept];
        var there = Volatile.Read(ref place);
        if (there?.Entry == mine.Entry) return there;
        var met = Interlocked.CompareExchange(ref place, mine, there);
        return met?.Entry == mine.Entry ? met : mine;
    }

    private sealed class Kept(long entry)
    {
        public long Entry { get; } = entry;

        public TaskCompletionSource<Said?> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A message with what shows beside it.</summary>
internal sealed class Said
{
    public required Message Message { get; init; }

    /// <summary>The one before it, or null.</summary>
    public required Message? Before { get; init; }

    public required bool IsInGroup { get; init; }

    /// <summary>Number up to which all have read.</summary>
    public required long Seen { get; init; }

    /// <summary>Journal entry by which that number last moved.</summary>
    public required long SeenChange { get; init; }
}
