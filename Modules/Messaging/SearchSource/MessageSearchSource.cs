using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Messaging.SearchSource;

/// <summary>Provides messages to Search: for the index, and for the results that a person may see.</summary>
internal sealed class MessageSearchSource(MessagingContext messaging) : IMessages
{
    private static readonly Func<MessagingContext, long, long, int, IAsyncEnumerable<Message>> FindAfter =
        EF.CompileAsyncQuery((MessagingContext messaging, long key, long upTo, int most) =>
            messaging.Messages.AsNoTracking()
                .Where(message => message.Id > key && message.Id <= upTo
                    && message.Kind == MessageKind.Text && message.ErasedAt == null)
                .OrderBy(message => message.Id)
                .Take(most));

    private static readonly Func<MessagingContext, long, int, IAsyncEnumerable<Message>> FindBefore =
        EF.CompileAsyncQuery((MessagingContext messaging, long key, int most) =>
            messaging.Messages.AsNoTracking()
                .Where(message => message.Id < key
                    && message.Kind == MessageKind.Text && message.ErasedAt == null)
                .OrderByDescending(message => message.Id)
                .Take(most));

    private static readonly Func<MessagingContext, long, long, IAsyncEnumerable<Message>> FindOne =
        EF.CompileAsyncQuery((MessagingContext messaging, long conversation, long number) =>
            messaging.Messages.AsNoTracking()
                .Where(message => message.ConversationId == conversation && message.Number == number
                    && message.Kind == MessageKind.Text && message.ErasedAt == null));

    private static readonly Func<MessagingContext, long, IAsyncEnumerable<FoundPeriod>> FindPeriods =
        EF.CompileAsyncQuery((MessagingContext messaging, long person) =>
            from period in messaging.MembershipPeriods
            where period.PersonId == person
            join participant in messaging.Participants
                on new { period.ConversationId, period.PersonId }
                equals new { participant.ConversationId, participant.PersonId }
            join conversation in messaging.Conversations on period.ConversationId equals conversation.Id
            orderby period.ConversationId, period.First
            select new FoundPeriod
            {
                Conversation = conversation.Id,
                Title = participant.Until == null ? conversation.Title : participant.TitleThen ?? conversation.Title,
                Partner = conversation.LowPersonId == person ? conversation.HighPersonId : conversation.LowPersonId,
                First = period.First,
                Last = period.Last,
                LeftAt = participant.Until == null
                    ? null
                    : messaging.Messages
                        .Where(line => line.ConversationId == conversation.Id && line.Number == participant.Until)
                        .Select(line => (long?)line.At)
                        .FirstOrDefault(),
                Read = participant.Read,
            });

    public Task<IReadOnlyList<StoredMessage>> After(long key, long upTo, int most, CancellationToken cancel) =>
        Stored(FindAfter(messaging, key, upTo, most), cancel);

    public Task<IReadOnlyList<StoredMessage>> Before(long key, int most, CancellationToken cancel) =>
        Stored(FindBefore(messaging, key, most), cancel);

    public async Task<StoredMessage?> Find(long conversation, long number, CancellationToken cancel) =>
        (await Stored(FindOne(messaging, conversation, number), cancel)).SingleOrDefault();

    public async Task<IReadOnlyList<SeenConversation>> SeenBy(long person, CancellationToken cancel)
    {
        var periods = await FindPeriods(messaging, person).ToListAsync(cancel);
        return [.. periods.GroupBy(period => period.Conversation).Select(FoundPeriod.Merge)];
    }

    public async Task<IReadOnlyDictionary<long, SeenMessage>> Show(
        long person, IReadOnlyCollection<long> keys, CancellationToken cancel)
    {
        if (keys.Count == 0) return new Dictionary<long, SeenMessage>();
        var found = await messaging.VisibleTo(person)
            .Where(message => keys.Contains(message.Id) && message.ErasedAt == null)
            .ToListAsync(cancel);
        await messaging.LoadAttachments(found, cancel);
        foreach (var ofConversation in found.GroupBy(message => message.ConversationId))
        {
            await messaging.RestoreTextsKnownTo(person, [.. ofConversation], cancel);
        }

        return found.ToDictionary(
            message => message.Id,
            message => new SeenMessage(
                message.ConversationId, message.Number, message.AuthorId, message.At, message.Text, FilesOf(message)));
    }

    private async Task<IReadOnlyList<StoredMessage>> Stored(IAsyncEnumerable<Message> messages, CancellationToken cancel)
    {
        var found = await messages.ToListAsync(cancel);
        await messaging.LoadAttachments(found, cancel);
        var earlier = await EarlierTextsOf(found, cancel);
        return [.. found.Select(message => new StoredMessage(
            message.Id,
            message.ConversationId,
            message.Number,
            message.AuthorId,
            message.At,
            TextsOf(message, earlier[message.Id]),
            FilesOf(message)))];
    }

    private async Task<ILookup<long, EarlierText>> EarlierTextsOf(List<Message> messages, CancellationToken cancel)
    {
        long[] edited = [.. messages.Where(message => message.EditedAt is not null).Select(message => message.Id)];
        List<EarlierText> earlier = edited.Length == 0 ? [] : await messaging.EarlierTexts.AsNoTracking()
            .Where(text => edited.Contains(text.MessageId))
            .OrderBy(text => text.Id)
            .ToListAsync(cancel);
        return earlier.ToLookup(text => text.MessageId);
    }

    // The same rule as Message.RestoreTextOf.
    private static List<SaidText> TextsOf(Message message, IEnumerable<EarlierText> earlier)
    {
        List<SaidText> texts = [];
        var after = long.MinValue;
        foreach (var text in earlier)
        {
            texts.Add(new(text.Text, after, text.Until));
            after = text.Until;
        }

        texts.Add(new(message.Text, after, long.MaxValue));
        return texts;
    }

    private static SaidFile[] FilesOf(Message message) =>
        [.. message.Attachments.Select(file => new SaidFile(file.Card, file.Name, file.Alt))];
}
