using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Messages;

/// <summary>What became of a wish to edit or erase a message.</summary>
internal enum Rewriting
{
    Done,

    /// <summary>There is no such message of theirs.</summary>
    NotTheirs,

    NotThereAnyMore,
    AlreadyErased,
    TooLate,
}

/// <summary>Edits and erases one's own messages. Those who are there are told; those who have left of an erasure only.</summary>
internal sealed class Rewrite(MessagingContext messaging, IMedia media, UnitOfWork unit, TimeProvider clock, Database database)
{
    /// <summary>Says something else in its place, and keeps what it said. The same text again changes nothing.</summary>
    public Task<Rewriting> Edit(long conversation, long number, CurrentUser me, string text, CancellationToken cancel) => unit.Write(async () =>
    {
        var (message, hindrance) = await Own(conversation, number, me, cancel);
        if (message is null) return hindrance;
        if (message.IsErased) return Rewriting.AlreadyErased;
        if (message.Text == text) return Rewriting.Done;
        var now = clock.GetUtcNow();
        if (!message.CanBeEdited(now)) return Rewriting.TooLate;
        messaging.Add(message.Edit(text, await Tell(EntryKind.MessageEdited, message, cancel), now));
        await messaging.SaveChangesAsync(cancel);
        return Rewriting.Done;
    }, cancel);

    /// <summary>Takes it back, with all it said before. Done already is done.</summary>
    public Task<Rewriting> Erase(long conversation, long number, CurrentUser me, CancellationToken cancel) => unit.Write(async () =>
    {
        var (message, hindrance) = await Own(conversation, number, me, cancel);
        if (message is null) return hindrance;
        unit.AfterCommit(database.Forget);
        if (message.IsErased) return Rewriting.Done;
        await Empty(message, cancel);
        var files = await messaging.Attachments.Where(one => one.MessageId == message.Id).Select(one => one.FileId).ToListAsync(cancel);
        await messaging.Attachments.Where(one => one.MessageId == message.Id).ExecuteDeleteAsync(cancel);
        await messaging.SaveChangesAsync(cancel);
        if (files.Count > 0) await media.Release(files, cancel);
        return Rewriting.Done;
    }, cancel);

    /// <summary>Takes files out of messages. A message that said nothing else is erased. Inside a write.</summary>
    /// <param name="files">Keys of the messages, and the files' places in them.</param>
    public async Task TakeOut(IReadOnlyList<(long Message, int Position)> files, CancellationToken cancel)
    {
        unit.AfterCommit(database.Forget);
        List<long> taken = [];
        foreach (var one in files.GroupBy(one => one.Message))
        {
            if (await messaging.Messages.SingleOrDefaultAsync(message => message.Id == one.Key && message.ErasedAt == null, cancel) is not { } message) continue;
            var all = await messaging.Attachments.Where(file => file.MessageId == message.Id).ToListAsync(cancel);
            var going = all.Where(file => one.Any(named => named.Position == file.Position)).ToList();
            messaging.RemoveRange(going);
            taken.AddRange(going.Select(file => file.FileId));
            var rest = all.Except(going).ToList();
            if (rest.Count > 0 || message.Text.Length > 0) message.Lose(rest, await Tell(EntryKind.MessageEdited, message, cancel));
            else await Empty(message, cancel);
        }

        await messaging.SaveChangesAsync(cancel);
        if (taken.Count > 0) await media.Release([.. taken.Distinct()], cancel);
    }

    private async Task<(Message? Message, Rewriting Hindrance)> Own(long conversation, long number, CurrentUser me, CancellationToken cancel)
    {
        var message = await messaging.VisibleTo(me.Id).AsTracking()
            .SingleOrDefaultAsync(one => one.ConversationId == conversation && one.Number == number && one.AuthorId == me.Id && one.Kind == MessageKind.Text, cancel);
        if (message is null) return (null, Rewriting.NotTheirs);
        var isThere = await messaging.Participants.AnyAsync(one => one.ConversationId == conversation && one.PersonId == me.Id && one.Until == null, cancel);
        return isThere ? (message, Rewriting.Done) : (null, Rewriting.NotThereAnyMore);
    }

    private async Task Empty(Message message, CancellationToken cancel)
    {
        message.Erase(await Tell(EntryKind.MessageErased, message, cancel), clock.GetUtcNow());
        await messaging.EarlierTexts.Where(one => one.MessageId == message.Id).ExecuteDeleteAsync(cancel);
    }

    // No tab: the author's own page is told like the others.
    private async Task<long> Tell(EntryKind kind, Message message, CancellationToken cancel)
    {
        var audience = await messaging.Stays.Where(stay => stay.ConversationId == message.ConversationId && stay.First <= message.Number && (stay.Last == null || message.Number <= stay.Last))
            .Where(stay => kind == EntryKind.MessageErased || messaging.Participants.Any(one => one.ConversationId == stay.ConversationId && one.PersonId == stay.PersonId && one.Until == null))
            .Select(stay => stay.PersonId).Distinct().ToListAsync(cancel);
        return unit.Record(kind, message.AuthorId, message.ConversationId, message.Number, audience);
    }
}
