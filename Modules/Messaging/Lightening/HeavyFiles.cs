using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Lightening;

/// <summary>Finds what can be taken away: among the biggest or the oldest, whatever else is on line.</summary>
internal sealed class HeavyFiles(MessagingContext messaging, IPeople people, ICharge charge, IFootprint footprint)
{
    private const int MostListed = 40;
    private const int MostLookedAt = 500;

    /// <summary>True where somebody may clean up there, false where they may not, null where there is nothing for them.</summary>
    public async Task<bool?> Opens(Reach reach, CurrentUser me, CancellationToken cancel)
    {
        if (reach.Conversation is not { } conversation) return true;
        if (!await messaging.Participants.AnyAsync(one => one.ConversationId == conversation && one.PersonId == me.Id && one.Until == null, cancel)) return null;
        return await charge.IsInCharge(me.Id, conversation, cancel);
    }

    /// <summary>The files to look at first.</summary>
    /// <param name="order">"age", "unseen", "twice", or the biggest.</param>
    public async Task<IReadOnlyList<HeavyFile>> List(Reach reach, CurrentUser me, string order, CancellationToken cancel)
    {
        var all = Within(reach, me.Id);
        var found = await (order == "age" ? all.OrderBy(one => one.MessageId) : all.OrderByDescending(one => one.Bytes).ThenBy(one => one.FileId)).Take(MostLookedAt).ToListAsync(cancel);
        var shown = await Show(reach, me, reach.IsPlace ? [.. found.DistinctBy(one => one.FileId)] : found, cancel);
        return [.. shown.Where(one => order switch { "unseen" => !one.IsSeen, "twice" => one.Uses > 1, _ => true }).Take(MostListed)];
    }

    /// <summary>Those that a form names, as far as they are within reach, with what disappears for whom.</summary>
    public async Task<IReadOnlyList<HeavyFile>> Named(Reach reach, CurrentUser me, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var numbers = keys.Select(key => long.TryParse(key.Split('-')[0], CultureInfo.InvariantCulture, out var number) ? number : 0).Distinct().ToList();
        var all = Within(reach, me.Id);
        var found = await (reach.IsPlace ? all.Where(one => numbers.Contains(one.FileId)) : all.Where(one => numbers.Contains(one.MessageId))).ToListAsync(cancel);
        var shown = await Show(reach, me, [.. found.Where(one => keys.Contains(KeyOf(reach, one))).DistinctBy(one => KeyOf(reach, one))], cancel);
        return reach.IsPlace ? await TellPlace(shown, found, cancel) : await Tell(shown, cancel);
    }

    private async Task<IReadOnlyList<HeavyFile>> Show(Reach reach, CurrentUser me, List<Found> found, CancellationToken cancel)
    {
        var files = found.Select(one => one.FileId).Distinct().ToList();
        var seen = await footprint.SeenByOthers(files, cancel);
        var uses = await messaging.Attachments.Where(one => files.Contains(one.FileId)).GroupBy(one => one.FileId).Select(all => new { all.Key, Count = all.Count() }).ToDictionaryAsync(all => all.Key, all => all.Count, cancel);
        return [.. found.Select(one => new HeavyFile(KeyOf(reach, one), reach.IsPlace ? one.Kind : one.Name, one.Bytes,
            reach.IsPlace ? Texts.InMessages.With(uses[one.FileId]) : one.Title ?? people[one.Partner ?? 0].DisplayName,
            reach.IsPlace ? null : $"/c/{one.ConversationId}/messages/{one.Number}", me.Local(one.At).ToString("d", me.Culture), seen.Contains(one.FileId), uses[one.FileId])
            { Parts = [(one.MessageId, one.Position)], Author = one.AuthorId, File = one.FileId, Conversation = one.ConversationId })];
    }

    private async Task<IReadOnlyList<HeavyFile>> Tell(IReadOnlyList<HeavyFile> shown, CancellationToken cancel)
    {
        var conversations = shown.Select(one => one.Conversation).Distinct().ToList();
        var present = await messaging.Participants.Where(one => conversations.Contains(one.ConversationId) && one.Until == null)
            .GroupBy(one => one.ConversationId).Select(all => new { all.Key, Count = all.Count() }).ToDictionaryAsync(all => all.Key, all => all.Count, cancel);
        // The disk gets back what goes with the last message that has it.
        var going = shown.CountBy(one => one.File).ToDictionary();
        return [.. shown.Select((one, i) => one with
        {
            Loss = Texts.LosesFile.With(one.Name, one.Place, Others(present[one.Conversation] - 1)),
            Frees = going[one.File] == one.Uses && shown.Take(i).All(before => before.File != one.File) ? one.Bytes : 0,
        })];
    }

    private async Task<IReadOnlyList<HeavyFile>> TellPlace(IReadOnlyList<HeavyFile> shown, List<Found> found, CancellationToken cancel)
    {
        var files = shown.Select(one => one.File).ToList();
        var readers = await (from file in messaging.Attachments
                             where files.Contains(file.FileId)
                             join message in messaging.Messages on file.MessageId equals message.Id
                             join participant in messaging.Participants on message.ConversationId equals participant.ConversationId
                             where participant.Until == null
                             group participant.PersonId by file.FileId into all
                             select new { all.Key, Count = all.Distinct().Count() }).ToDictionaryAsync(all => all.Key, all => all.Count, cancel);
        return [.. shown.Select(one => one with
        {
            Loss = Texts.LosesContent.With(one.Name, Sizes.Of(one.Bytes), one.Date, one.Uses, readers.GetValueOrDefault(one.File)),
            Frees = one.Bytes,
            Parts = [.. found.Where(part => part.FileId == one.File).Select(part => (part.MessageId, part.Position))],
        })];
    }

    private static string Others(int count) => count switch { 0 => Texts.ForYou, 1 => Texts.ForYouAndOne, _ => Texts.ForYouAndOthers.With(count) };

    private static string KeyOf(Reach reach, Found one) => reach.IsPlace ? one.FileId.ToString(CultureInfo.InvariantCulture) : $"{one.MessageId}-{one.Position}";

    private IQueryable<Found> Within(Reach reach, long me)
    {
        if (reach.IsPlace) return Everywhere();
        return reach.Conversation is { } conversation ? Where(messaging.VisibleTo(me).Where(one => one.ConversationId == conversation), me)
            : Where(messaging.Messages.AsNoTracking().Where(one => one.AuthorId == me), me);
    }

    // In conversations where the person still is.
    private IQueryable<Found> Where(IQueryable<Message> messages, long me) =>
        from message in messages
        where message.ErasedAt == null && message.Pictures + message.Files > 0
        from participant in messaging.Participants
        where participant.ConversationId == message.ConversationId && participant.PersonId == me && participant.Until == null
        from file in messaging.Attachments
        where file.MessageId == message.Id
        select new Found
        {
            MessageId = message.Id,
            ConversationId = message.ConversationId,
            Number = message.Number,
            AuthorId = message.AuthorId,
            At = message.At,
            Position = file.Position,
            FileId = file.FileId,
            Name = file.Name,
            Bytes = file.Bytes,
            IsPicture = file.Width > 0,
            Title = participant.Conversation.Title,
            Partner = participant.Conversation.LowPersonId == me ? participant.Conversation.HighPersonId : participant.Conversation.LowPersonId,
        };

    private IQueryable<Found> Everywhere() =>
        from file in messaging.Attachments.AsNoTracking()
        join message in messaging.Messages on file.MessageId equals message.Id
        select new Found
        {
            MessageId = message.Id,
            ConversationId = message.ConversationId,
            Number = message.Number,
            AuthorId = message.AuthorId,
            At = message.At,
            Position = file.Position,
            FileId = file.FileId,
            Name = file.Name,
            Bytes = file.Bytes,
            IsPicture = file.Width > 0,
            Title = null,
            Partner = null,
        };

    private sealed class Found
    {
        public required long MessageId { get; init; }
        public required long ConversationId { get; init; }
        public required long Number { get; init; }
        public required long AuthorId { get; init; }
        public required long At { get; init; }
        public required int Position { get; init; }
        public required long FileId { get; init; }
        public required string Name { get; init; }
        public required long Bytes { get; init; }
        public required bool IsPicture { get; init; }
        public required string? Title { get; init; }
        public required long? Partner { get; init; }

        public string Kind => IsPicture ? Texts.KindPicture : $"{Texts.KindFile} {Path.GetExtension(Name).ToLowerInvariant()}".TrimEnd();
    }
}
