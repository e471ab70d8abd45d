using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Conversations;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Keeping;

/// <summary>How people keep their conversations: quiet, apart, to come back to. Only they see it, on all their pages.</summary>
internal sealed class Keeper(MessagingContext messaging, UnitOfWork unit, TimeProvider clock)
{
    /// <summary>Changes how a person keeps a conversation. False where there is nothing that they may see.</summary>
    public Task<bool> Change(long conversation, CurrentUser me, Action<Participant> change, CancellationToken cancel) => unit.Write(async () =>
    {
        var mine = await messaging.Participants.SingleOrDefaultAsync(one => one.ConversationId == conversation && one.PersonId == me.Id, cancel);
        if (mine is null) return false;
        change(mine);
        Tell(mine);
        await messaging.SaveChangesAsync(cancel);
        return true;
    }, cancel);

    /// <summary>Something new was said: the conversation comes back to those who had put it apart, unless it is to be quiet. Runs inside a write.</summary>
    /// <param name="conversation">Key of the conversation.</param>
    /// <param name="entry">Journal entry of what was said.</param>
    /// <param name="cancel">Stops the query.</param>
    public Task BringBack(long conversation, long entry, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return messaging.Participants.Where(one => one.ConversationId == conversation && one.IsArchived && one.Until == null && (one.MutedUntil == null || one.MutedUntil <= now))
            .ExecuteUpdateAsync(one => one.SetProperty(it => it.IsArchived, false).SetProperty(it => it.Change, entry), cancel);
    }

    /// <summary>Ends the quiet whose time is over.</summary>
    public async Task EndQuiet(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var over = messaging.Participants.Where(one => one.MutedUntil != null && one.MutedUntil <= now);
        if (!await over.AnyAsync(cancel)) return;
        await unit.Write(async () =>
        {
            foreach (var one in await over.ToListAsync(cancel))
            {
                one.Unmute();
                Tell(one);
            }

            await messaging.SaveChangesAsync(cancel);
        }, cancel);
    }

    private void Tell(Participant kept) =>
        kept.Change = unit.Record(EntryKind.KeepingChanged, kept.PersonId, kept.ConversationId, kept.PersonId, [kept.PersonId]);
}
