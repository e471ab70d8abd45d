using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Messaging.Finding;

/// <summary>Tells what was said to who makes it findable, and shows what was found to who may see it.</summary>
internal sealed class MessageFinder(MessagingContext messaging) : IMessages
{
    private static readonly Func<MessagingContext, long, long, int, IAsyncEnumerable<Message>> FindAfter =
        EF.CompileAsyncQuery((MessagingContext messaging, long key, long upTo, int most) => messaging.Messages.AsNoTracking()
            .Where(one => one.Id > key && one.Id <= upTo && one.Kind == MessageKind.Text && one.ErasedAt == null).OrderBy(one => one.Id).Take(most));

    private static readonly Func<MessagingContext, long, int, IAsyncEnumerable<Message>> FindBefore =
        EF.CompileAsyncQuery((MessagingContext messaging, long key, int most) => messaging.Messages.AsNoTracking()
            .Where(one => one.Id < key && one.Kind == MessageKind.Text && one.ErasedAt == null).OrderByDescending(one => one.Id).Take(most));

    private static readonly Func<MessagingContext, long, long, IAsyncEnumerable<Message>> FindOne =
        EF.CompileAsyncQuery((MessagingContext messaging, long conversation, long number) => messaging.Messages.AsNoTracking()
            .Where(one => one.ConversationId == conversation && one.Number == number && one.Kind == MessageKind.Text && one.ErasedAt == null));

    private static readonly Func<MessagingContext, long, IAsyncEnumerable<FoundStay>> FindStays =
        EF.CompileAsyncQuery((MessagingContext messaging, long person) =>
            from stay in messaging.Stays
            where stay.PersonId == person
            join participant in messaging.Participants on new { stay.ConversationId, stay.PersonId } equals new { participant.ConversationId, participant.PersonId }
            join conversation in messaging.Conversations on stay.ConversationId equals conversation.Id
            orderby stay.ConversationId, stay.First
            select new FoundStay
            {
                Conversation = conversation.Id,
                Title = participant.Until == null ? conversation.Title : participant.TitleThen ?? conversation.Title,
                Partner = conversation.LowPersonId == null ? null : conversation.LowPersonId == person ? conversation.HighPersonId : conversation.LowPersonId,
                First = stay.First,
                Last = stay.Last,
                LeftAt = participant.Until == null ? null : messaging.Messages.Where(line => line.ConversationId == conversation.Id && line.Number == participant.Until).Select(line => (long?)line.At).FirstOrDefault(),
                Read = participant.Read,
            });

    public Task<IReadOnlyList<StoredMessage>> After(long key, long upTo, int most, CancellationToken cancel) => Stored(FindAfter(messaging, key, upTo, most), cancel);

    public Task<IReadOnlyList<StoredMessage>> Before(long key, int most, CancellationToken cancel) => Stored(FindBefore(messaging, key, most), cancel);

    public async Task<StoredMessage?> Find(long conversation, long number, CancellationToken cancel) =>
        (await Stored(FindOne(messaging, conversation, number), cancel)).SingleOrDefault();

    public async Task<IReadOnlyList<SeenConversation>> SeenBy(long person, CancellationToken cancel)
    {
        var stays = await FindStays(messaging, person).ToListAsync(cancel);
        return [.. stays.GroupBy(stay => stay.Conversation).Select(FoundStay.Together)];
    }

    public async Task<IReadOnlyDictionary<long, SeenMessage>> Show(long person, IReadOnlyCollection<long> keys, CancellationToken cancel)
    {
        if (keys.Count == 0) return new Dictionary<long, SeenMessage>();
        var found = await messaging.VisibleTo(person).Where(one => keys.Contains(one.Id) && one.ErasedAt == null).ToListAsync(cancel);
        await messaging.WithFiles(found, cancel);
        foreach (var some in found.GroupBy(one => one.ConversationId)) await messaging.AsKnownTo(person, [.. some], cancel);
        return found.ToDictionary(one => one.Id, one => new SeenMessage(one.ConversationId, one.Number, one.AuthorId, one.At, one.Text, FilesOf(one)));
    }

    private async Task<IReadOnlyList<StoredMessage>> Stored(IAsyncEnumerable<Message> messages, CancellationToken cancel)
    {
        var found = await messages.ToListAsync(cancel);
        await messaging.WithFiles(found, cancel);
        long[] edited = [.. found.Where(one => one.EditedAt is not null).Select(one => one.Id)];
        var earlier = edited.Length == 0 ? [] : await messaging.EarlierTexts.AsNoTracking().Where(text => edited.Contains(text.MessageId)).OrderBy(text => text.Id).ToListAsync(cancel);
        var texts = earlier.ToLookup(text => text.MessageId);
        return [.. found.Select(one => new StoredMessage(one.Id, one.ConversationId, one.Number, one.AuthorId, one.At, TextsOf(one, texts[one.Id]), FilesOf(one)))];
    }

    // The same rule as Message.GoBackTo.
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

    private static SaidFile[] FilesOf(Message message) => [.. message.Enclosed.Select(file => new SaidFile(file.Card, file.Name, file.Alt))];
}

/// <summary>What the query finds for a stay.</summary>
internal sealed class FoundStay
{
    public required long Conversation { get; init; }
    public required string? Title { get; init; }
    public required long? Partner { get; init; }
    public required long First { get; init; }
    public required long? Last { get; init; }
    public required long? LeftAt { get; init; }
    public required long Read { get; init; }

    public static SeenConversation Together(IEnumerable<FoundStay> stays)
    {
        var one = stays.First();
        return new(one.Conversation, one.Title, one.Partner, [.. stays.Select(stay => (stay.First, stay.Last ?? long.MaxValue))], one.LeftAt, one.Read);
    }
}
