using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Messaging.Conversations;

/// <summary>
/// A person's own settings for a conversation: muted, archived, marked as unread, media display. Only that person sees
/// them, on all their pages.
/// </summary>
internal sealed class ConversationSettings(MessagingContext messaging, UnitOfWork unit, TimeProvider clock)
{
    /// <summary>Changes a person's settings. False if they may see nothing of the conversation.</summary>
    public Task<bool> Change(
        long conversation,
        CurrentUser me,
        Action<Participant> change,
        CancellationToken cancel) => unit.Write(async write =>
    {
        var mine = await messaging.Participants.SingleOrDefaultAsync(
            participant => participant.ConversationId == conversation && participant.PersonId == me.Id, cancel);
        if (mine is null) return false;
        change(mine);
        Record(write, mine);
        await messaging.SaveChangesAsync(cancel);
        return true;
    }, cancel);

    /// <summary>
    /// Unarchives a conversation for a new message, except for people who have muted it. Call it inside a write.
    /// </summary>
    /// <param name="conversation">Key of the conversation.</param>
    /// <param name="entry">Journal entry of the new message.</param>
    /// <param name="cancel">Stops the query.</param>
    public Task Unarchive(long conversation, long entry, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return messaging.Participants
            .Where(participant => participant.ConversationId == conversation
                && participant.IsArchived
                && participant.Until == null
                && (participant.MutedUntil == null || participant.MutedUntil <= now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(participant => participant.IsArchived, false)
                    .SetProperty(participant => participant.Change, entry),
                cancel);
    }

    /// <summary>Unmutes the conversations whose mute has expired.</summary>
    public async Task EndExpiredMutes(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var expired = messaging.Participants
            .Where(participant => participant.MutedUntil != null && participant.MutedUntil <= now);
        if (!await expired.AnyAsync(cancel)) return;
        await unit.Write(async write =>
        {
            foreach (var participant in await expired.ToListAsync(cancel))
            {
                participant.Unmute();
                Record(write, participant);
            }

            await messaging.SaveChangesAsync(cancel);
        }, cancel);
    }

    private static void Record(WriteTransaction write, Participant changed) => changed.Change = write.Record(
        EntryKind.SettingsChanged,
        changed.PersonId,
        changed.ConversationId,
        changed.PersonId,
        audience: new([changed.PersonId]));
}
