using System.Text;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Sheets;

/// <summary>Finds what the sheet of a message tells.</summary>
internal sealed class SheetCase(MessagingContext messaging, IPeople people, When when, IFootprint footprint, TimeProvider clock)
{
    /// <summary>Null for a service line, and for what the person may not see.</summary>
    public async Task<Sheet?> Find(CurrentUser me, long conversation, long number, CancellationToken cancel)
    {
        var message = await messaging.VisibleTo(me.Id).SingleOrDefaultAsync(one => one.ConversationId == conversation && one.Number == number && one.Kind == MessageKind.Text, cancel);
        if (message is null) return null;
        await messaging.AsKnownTo(me.Id, [message], cancel);
        await messaging.WithFiles([message], cancel);
        var here = await messaging.Participants.AsNoTracking().Include(one => one.Conversation).SingleOrDefaultAsync(one => one.ConversationId == conversation && one.PersonId == me.Id && one.Until == null, cancel);
        var isMine = message.AuthorId == me.Id && here is not null && !message.IsErased;
        var readers = isMine ? await ReadersOf(message, here!.Conversation, cancel) : null;
        return new()
        {
            Conversation = conversation,
            Number = number,
            AuthorId = message.AuthorId,
            Author = people[message.AuthorId].DisplayName,
            Colour = Portrait.Colour(message.AuthorId),
            Pieces = message.IsErased ? [new(Texts.Erased, IsLink: false)] : Piece.Of(message.Text),
            Files = AttachmentView.Of(message, Showing.TextOnly),
            Time = when.Full(me.Local(message.At), me),
            Edited = message is { IsErased: false, EditedAt: { } edited } ? Texts.EditedAt.With(When.Time(me.Local(edited))) : null,
            Earlier = message is { IsErased: false, EditedAt: not null } ? await Earlier(message, me, cancel) : [],
            Readers = readers,
            Cost = readers is null ? null : await footprint.OfMessage(new(Encoding.UTF8.GetByteCount(message.Text), readers.Seen.Count, [.. message.Enclosed.Select(one => one.FileId)], message.Enclosed.Sum(one => one.Bytes)), cancel),
            CanBeAnswered = here is not null && message.CanBeAnswered,
            CanBeForwarded = message.CanBeAnswered,
            Typed = isMine && message.CanBeEdited(clock.GetUtcNow()) ? message.Text : null,
            CanBeErased = isMine,
        };
    }

    // Each text since the one before it gave way.
    private async Task<IReadOnlyList<(string Time, string Text)>> Earlier(Message message, CurrentUser me, CancellationToken cancel)
    {
        var earlier = await messaging.EarlierTexts.AsNoTracking().Where(one => one.MessageId == message.Id && one.Until <= message.EditedAt).OrderBy(one => one.Id).ToListAsync(cancel);
        return [.. earlier.Select((one, i) => (When.Time(me.Local(i == 0 ? message.At : earlier[i - 1].Until)), one.Text))];
    }

    // Who came later is not waited for; who has left is not told about.
    private async Task<Readers> ReadersOf(Message message, Conversation conversation, CancellationToken cancel)
    {
        var readers = await messaging.Participants.AsNoTracking()
            .Where(one => one.ConversationId == message.ConversationId && one.PersonId != message.AuthorId && one.Until == null && one.Since < message.Id)
            .Select(one => new { one.PersonId, HasRead = one.Read >= message.Number }).ToListAsync(cancel);
        var names = readers.ToLookup(one => one.HasRead, one => people[one.PersonId].DisplayName);
        return new([.. names[true].Order(StringComparer.CurrentCultureIgnoreCase)], [.. names[false].Order(StringComparer.CurrentCultureIgnoreCase)], conversation.LowPersonId is not null);
    }
}
