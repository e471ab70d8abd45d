using System.Text;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Web;
using RazorSlices;

namespace OurWhats.Messaging.Details;

internal sealed class MessageDetailsQuery(
    MessagingContext messaging,
    IPeople people,
    DateText dates,
    IFootprint footprint,
    TimeProvider clock)
{
    private static readonly ILookup<bool, long> None = Array.Empty<long>().ToLookup(_ => false);

    /// <summary>Null for a service line, or if the person may not see the message.</summary>
    public async Task<MessageDetails?> Find(CurrentUser me, long conversation, long number, CancellationToken cancel)
    {
        var message = await messaging.VisibleTo(me.Id).SingleOrDefaultAsync(
            known => known.ConversationId == conversation && known.Number == number && known.Kind == MessageKind.Text,
            cancel);
        if (message is null) return null;
        await messaging.RestoreTextsKnownTo(me.Id, [message], cancel);
        await messaging.LoadAttachments([message], cancel);
        var mine = await Presence(me, conversation, cancel);
        var isMine = message.AuthorId == me.Id && mine is not null && !message.IsErased;
        var readers = isMine ? await ReadersOf(message, cancel) : None;
        var seenBy = readers[true].ToList();
        long[] shown = [message.AuthorId, .. seenBy, .. readers[false]];
        var names = await messaging.NamesIn(people, conversation, me.Id, shown, cancel);
        var edited = message.IsErased ? null : message.EditedAt;
        return new()
        {
            Conversation = conversation,
            Number = number,
            AuthorId = message.AuthorId,
            Author = names[message.AuthorId],
            Colour = AvatarColours.Of(message.AuthorId),
            Spans = message.IsErased ? [new(Texts.Erased)] : TextSpan.Of(message.Text),
            Files = AttachmentView.Of(message.Attachments, message.Address, MediaDisplay.TextOnly),
            Time = dates.Full(me.Local(message.At), me),
            Edited = edited is { } at ? Texts.EditedAt.With(DateText.Time(me.Local(at))) : null,
            Earlier = edited is null ? [] : await EarlierTextsOf(message, me, cancel),
            Readers = isMine ? Named(readers, names, mine!.Conversation.Kind) : null,
            Cost = isMine ? await CostOf(message, seenBy, cancel) : null,
            CanBeAnswered = mine is not null && message.CanBeAnswered,
            CanBeForwarded = message.CanBeAnswered,
            EditableText = isMine && message.CanBeEdited(clock.GetUtcNow()) ? message.Text : null,
            CanBeErased = isMine,
        };
    }

    private Task<Participant?> Presence(CurrentUser me, long conversation, CancellationToken cancel) =>
        messaging.Participants.AsNoTracking()
            .Include(participant => participant.Conversation)
            .SingleOrDefaultAsync(
                participant => participant.ConversationId == conversation
                    && participant.PersonId == me.Id && participant.Until == null,
                cancel);

    // Only people who have been participants ever since the message was posted: others need not read it, and former
    // ones are not named. By whether they have read it.
    private async Task<ILookup<bool, long>> ReadersOf(Message message, CancellationToken cancel)
    {
        var readers = await messaging.Participants.AsNoTracking()
            .Where(participant => participant.ConversationId == message.ConversationId
                && participant.PersonId != message.AuthorId
                && participant.Until == null
                && participant.Since < message.Id)
            .Select(participant => new { participant.PersonId, HasRead = participant.Read >= message.Number })
            .ToListAsync(cancel);
        return readers.ToLookup(reader => reader.HasRead, reader => reader.PersonId);
    }

    private static Readers Named(ILookup<bool, long> readers, ShownNames names, ConversationKind kind) =>
        new(Named(readers[true], names), Named(readers[false], names), kind);

    private static IReadOnlyList<string> Named(IEnumerable<long> people, ShownNames names) =>
        [.. people.Select(person => names[person]).Order(StringComparer.CurrentCultureIgnoreCase)];

    // Each text with the time at which it was posted or replaced the one before.
    private async Task<IReadOnlyList<(string Time, IReadOnlyList<TextSpan> Spans)>> EarlierTextsOf(
        Message message, CurrentUser me, CancellationToken cancel)
    {
        var earlier = await messaging.EarlierTexts.AsNoTracking()
            .Where(text => text.MessageId == message.Id && text.Until <= message.EditedAt)
            .OrderBy(text => text.Id)
            .ToListAsync(cancel);
        return
        [
            .. earlier.Select((text, i) =>
            {
                var since = i == 0 ? message.At : earlier[i - 1].Until;
                return (DateText.Time(me.Local(since)), TextSpan.Of(text.Text));
            }),
        ];
    }

    private async Task<RazorSlice> CostOf(Message message, IReadOnlyList<long> seenBy, CancellationToken cancel) =>
        await footprint.OfMessage(
            new(
                Encoding.UTF8.GetByteCount(message.Text),
                seenBy,
                [.. message.Attachments.Select(attachment => attachment.FileId)],
                message.Attachments.Sum(attachment => attachment.Bytes),
                message.At),
            cancel);
}
