using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Storage;

namespace OurWhats.Messaging.Posting;

/// <summary>
/// Edits and erases people's own messages. Current participants are notified of both, former ones of erasures only.
/// </summary>
internal sealed class EditAndErase(
    MessagingContext messaging,
    IMedia media,
    UnitOfWork unit,
    TimeProvider clock,
    Database database)
{
    /// <summary>
    /// Replaces the text of a message and stores the earlier one. Sending the same text again changes nothing.
    /// </summary>
    public Task<EditOutcome> Edit(
        long conversation, long number, CurrentUser me, string text, CancellationToken cancel) => unit.Write(async write =>
    {
        var (message, hindrance) = await FindOwn(conversation, number, me, cancel);
        if (message is null) return hindrance;
        if (message.IsErased) return EditOutcome.AlreadyErased;
        if (message.Text == text) return EditOutcome.Done;
        var now = clock.GetUtcNow();
        if (!message.CanBeEdited(now)) return EditOutcome.TooLate;
        messaging.Add(message.Edit(text, await Record(write, EntryKind.MessageEdited, message, cancel), now));
        await messaging.SaveChangesAsync(cancel);
        return EditOutcome.Done;
    }, cancel);

    /// <summary>Erases a message with its earlier texts and its files. Erasing it again changes nothing.</summary>
    public Task<EditOutcome> Erase(
        long conversation, long number, CurrentUser me, CancellationToken cancel) => unit.Write(async write =>
    {
        var (message, hindrance) = await FindOwn(conversation, number, me, cancel);
        if (message is null) return hindrance;
        write.AfterCommit(database.Forget);
        if (message.IsErased) return EditOutcome.Done;
        await EraseTexts(write, message, cancel);
        var attachments = messaging.Attachments.Where(attachment => attachment.MessageId == message.Id);
        var files = await attachments.Select(attachment => attachment.FileId).ToListAsync(cancel);
        await attachments.ExecuteDeleteAsync(cancel);
        await messaging.SaveChangesAsync(cancel);
        if (files.Count > 0) await media.Release(write, files, cancel);
        return EditOutcome.Done;
    }, cancel);

    /// <summary>Removes files from messages. A message left without text and files is erased.</summary>
    /// <param name="files">Keys of the messages, with the positions of the files.</param>
    public async Task RemoveFiles(
        WriteTransaction write, IReadOnlyList<(long Message, int Position)> files, CancellationToken cancel)
    {
        write.AfterCommit(database.Forget);
        List<long> removed = [];
        foreach (var named in files.GroupBy(file => file.Message))
        {
            var message = await messaging.Messages.SingleOrDefaultAsync(
                known => known.Id == named.Key && known.ErasedAt == null, cancel);
            if (message is null) continue;
            removed.AddRange(await RemoveFiles(write, message, [.. named.Select(file => file.Position)], cancel));
        }

        await messaging.SaveChangesAsync(cancel);
        if (removed.Count > 0) await media.Release(write, [.. removed.Distinct()], cancel);
    }

    private async Task<IEnumerable<long>> RemoveFiles(
        WriteTransaction write, Message message, int[] positions, CancellationToken cancel)
    {
        var all = await messaging.Attachments
            .Where(attachment => attachment.MessageId == message.Id)
            .ToListAsync(cancel);
        List<Attachment> removed = [.. all.Where(attachment => positions.Contains(attachment.Position))];
        messaging.RemoveRange(removed);
        List<Attachment> rest = [.. all.Except(removed)];
        if (rest.Count > 0 || message.Text.Length > 0)
        {
            message.KeepOnly(rest, await Record(write, EntryKind.MessageEdited, message, cancel));
        }
        else
        {
            await EraseTexts(write, message, cancel);
        }

        return removed.Select(attachment => attachment.FileId);
    }

    private async Task<(Message? Message, EditOutcome Hindrance)> FindOwn(
        long conversation, long number, CurrentUser me, CancellationToken cancel)
    {
        var message = await messaging.VisibleTo(me.Id).AsTracking().SingleOrDefaultAsync(
            known => known.ConversationId == conversation && known.Number == number
                && known.AuthorId == me.Id && known.Kind == MessageKind.Text,
            cancel);
        if (message is null) return (null, EditOutcome.NotTheirs);
        var isPresent = await messaging.Participants.AnyAsync(
            participant => participant.ConversationId == conversation
                && participant.PersonId == me.Id && participant.Until == null,
            cancel);
        return isPresent ? (message, EditOutcome.Done) : (null, EditOutcome.NoLongerPresent);
    }

    private async Task EraseTexts(WriteTransaction write, Message message, CancellationToken cancel)
    {
        var entry = await Record(write, EntryKind.MessageErased, message, cancel);
        message.Erase(entry, clock.GetUtcNow());
        await messaging.EarlierTexts.Where(text => text.MessageId == message.Id).ExecuteDeleteAsync(cancel);
        await messaging.Participants
            .Where(participant => participant.ConversationId == message.ConversationId
                && participant.Read < message.Number
                && participant.Until == null)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(participant => participant.ErasedUnread, participant => participant.ErasedUnread + 1)
                    .SetProperty(participant => participant.Change, entry),
                cancel);
    }

    // Without the author's tab, so that their own page is notified too.
    private async Task<long> Record(
        WriteTransaction write, EntryKind kind, Message message, CancellationToken cancel)
    {
        var audience = await messaging.MembershipPeriods
            .Where(period => period.ConversationId == message.ConversationId
                && period.First <= message.Number
                && (period.Last == null || message.Number <= period.Last))
            .Where(period => kind == EntryKind.MessageErased || messaging.Participants.Any(participant =>
                participant.ConversationId == period.ConversationId
                && participant.PersonId == period.PersonId
                && participant.Until == null))
            .Select(period => period.PersonId)
            .Distinct()
            .ToListAsync(cancel);
        return write.Record(kind, message.AuthorId, message.ConversationId, message.Number, audience: new(audience));
    }
}
