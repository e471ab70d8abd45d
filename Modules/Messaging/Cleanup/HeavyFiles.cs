using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Cleanup;

/// <summary>
/// Finds files that can be removed. Considers only the largest or the oldest, so that a page takes the same time
/// however many files there are.
/// </summary>
internal sealed class HeavyFiles(MessagingContext messaging, IPeople people, IConversationOwners charge, VisibleUses visible)
{
    /// <summary>The most files that a page lists, and a form names.</summary>
    public const int MostListed = 40;

    private const int MostLookedAt = 500;

    /// <summary>
    /// True if the person may remove files in this scope; null if they must not even learn that it exists.
    /// </summary>
    public async Task<bool?> IsAllowed(CleanupScope scope, CurrentUser me, CancellationToken cancel)
    {
        if (scope.Conversation is not { } conversation) return true;
        var isPresent = await messaging.Participants.AnyAsync(
            participant => participant.ConversationId == conversation
                && participant.PersonId == me.Id && participant.Until == null,
            cancel);
        return isPresent ? await charge.IsInCharge(me.Id, conversation, cancel) : null;
    }

    /// <summary>The first files in the given order.</summary>
    /// <param name="order">"age", "unseen", "twice"; otherwise the largest first.</param>
    public async Task<IReadOnlyList<HeavyFile>> List(
        CleanupScope scope, CurrentUser me, string order, CancellationToken cancel)
    {
        var all = Within(scope, me.Id);
        var ordered = order == "age"
            ? all.OrderBy(row => row.At).ThenBy(row => row.MessageId)
            : all.OrderByDescending(row => row.Bytes).ThenBy(row => row.FileId);
        var found = await ordered.Take(MostLookedAt).ToListAsync(cancel);
        if (scope.IsEverything) found = [.. found.DistinctBy(row => row.FileId)];
        var files = await Show(scope, me, found, cancel);
        var chosen = files.Where(file => order switch
        {
            "unseen" => !file.IsSeen,
            "twice" => file.Uses > 1,
            _ => true,
        });
        return [.. chosen.Take(MostListed)];
    }

    /// <summary>
    /// The subset of the files named in a form that may be removed, with the loss that each removal means.
    /// </summary>
    public async Task<IReadOnlyList<HeavyFile>> Named(
        CleanupScope scope, CurrentUser me, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var numbers = keys.Select(NumberIn).Distinct().ToList();
        var all = Within(scope, me.Id);
        var named = scope.IsEverything
            ? all.Where(row => numbers.Contains(row.FileId))
            : all.Where(row => numbers.Contains(row.MessageId));
        var found = await named.ToListAsync(cancel);
        var chosen = found.Where(row => keys.Contains(KeyOf(scope, row))).DistinctBy(row => KeyOf(scope, row));
        var files = await Show(scope, me, [.. chosen], cancel);
        return scope.IsEverything
            ? await WithLossEverywhere(files, found, cancel)
            : await WithLoss(files, cancel);
    }

    private static long NumberIn(string key) =>
        long.TryParse(key.Split('-')[0], CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string KeyOf(CleanupScope scope, FileRow row) => scope.IsEverything
        ? row.FileId.ToString(CultureInfo.InvariantCulture)
        : $"{row.MessageId}-{row.Position}";

    private async Task<IReadOnlyList<HeavyFile>> Show(
        CleanupScope scope, CurrentUser me, List<FileRow> found, CancellationToken cancel)
    {
        var files = found.Select(row => row.FileId).Distinct().ToList();
        var seen = await visible.Seen(scope, found, files, cancel);
        var uses = await visible.Count(scope, me.Id, files, cancel);
        return
        [
            .. found.Select(row => new HeavyFile
            {
                Key = KeyOf(scope, row),
                Name = scope.IsEverything ? row.Kind : row.Name,
                Bytes = row.Bytes,
                Place = scope.IsEverything
                    ? Texts.InMessages.With(uses[row.FileId])
                    : row.Title ?? people.NameOf(row.Partner ?? 0),
                Address = scope.IsEverything ? null : $"/c/{row.ConversationId}/messages/{row.Number}",
                Date = me.Local(row.At).ToString("d", me.Culture),
                IsSeen = seen.Contains((row.MessageId, row.FileId)),
                Uses = uses[row.FileId],
                Parts = [(row.MessageId, row.Position)],
                Author = row.AuthorId,
                File = row.FileId,
                Conversation = row.ConversationId,
            }),
        ];
    }

    private async Task<IReadOnlyList<HeavyFile>> WithLoss(IReadOnlyList<HeavyFile> files, CancellationToken cancel)
    {
        var conversations = files.Select(file => file.Conversation).Distinct().ToList();
        var present = await messaging.Participants
            .Where(participant => conversations.Contains(participant.ConversationId) && participant.Until == null)
            .GroupBy(participant => participant.ConversationId)
            .Select(all => new { all.Key, Count = all.Count() })
            .ToDictionaryAsync(all => all.Key, all => all.Count, cancel);
        // A file's bytes are freed once it is removed from the last message that has it.
        var removed = files.CountBy(file => file.File).ToDictionary();
        return
        [
            .. files.Select((file, i) => file with
            {
                Loss = Texts.LosesFile.With(file.Name, file.Place, Others(present[file.Conversation] - 1)),
                Frees = removed[file.File] == file.Uses && files.Take(i).All(before => before.File != file.File)
                    ? file.Bytes
                    : 0,
            }),
        ];
    }

    private static string Others(int count) => count switch
    {
        0 => Texts.ForYou,
        1 => Texts.ForYouAndOne,
        _ => Texts.ForYouAndOthers.With(count),
    };

    private async Task<IReadOnlyList<HeavyFile>> WithLossEverywhere(
        IReadOnlyList<HeavyFile> files, List<FileRow> found, CancellationToken cancel)
    {
        var keys = files.Select(file => file.File).ToList();
        var readers = await (
            from file in messaging.Attachments
            where keys.Contains(file.FileId)
            join message in messaging.Messages on file.MessageId equals message.Id
            join participant in messaging.Participants on message.ConversationId equals participant.ConversationId
            where participant.Until == null
            group participant.PersonId by file.FileId into all
            select new { all.Key, Count = all.Distinct().Count() })
            .ToDictionaryAsync(all => all.Key, all => all.Count, cancel);
        return
        [
            .. files.Select(file => file with
            {
                Loss = Texts.LosesContent.With(
                    file.Name, Sizes.Of(file.Bytes), file.Date, file.Uses, readers.GetValueOrDefault(file.File)),
                Frees = file.Bytes,
                Parts = [.. found.Where(row => row.FileId == file.File).Select(row => (row.MessageId, row.Position))],
            }),
        ];
    }

    private IQueryable<FileRow> Within(CleanupScope scope, long me)
    {
        if (scope.IsEverything) return Rows(Everywhere());
        return Rows(scope.Conversation is { } conversation
            ? UsesIn(messaging.VisibleTo(me).Where(message => message.ConversationId == conversation), me)
            : UsesIn(messaging.Messages.AsNoTracking().Where(message => message.AuthorId == me), me));
    }

    // Only in conversations where the person is a current participant.
    private IQueryable<FileUse> UsesIn(IQueryable<Message> messages, long me) =>
        from message in messages
        where message.ErasedAt == null && message.Pictures + message.Files > 0
        from participant in messaging.Participants
        where participant.ConversationId == message.ConversationId
            && participant.PersonId == me
            && participant.Until == null
        from file in messaging.Attachments
        where file.MessageId == message.Id
        select new FileUse
        {
            Message = message,
            File = file,
            Title = participant.Conversation.Title,
            Partner = participant.Conversation.LowPersonId == me
                ? participant.Conversation.HighPersonId
                : participant.Conversation.LowPersonId,
        };

    private IQueryable<FileUse> Everywhere() =>
        from file in messaging.Attachments.AsNoTracking()
        join message in messaging.Messages on file.MessageId equals message.Id
        where message.Pictures + message.Files > 0
        select new FileUse { Message = message, File = file, Title = null, Partner = null };

    private static IQueryable<FileRow> Rows(IQueryable<FileUse> uses) => uses.Select(use => new FileRow
    {
        MessageId = use.Message.Id,
        ConversationId = use.Message.ConversationId,
        Number = use.Message.Number,
        AuthorId = use.Message.AuthorId,
        At = use.Message.At,
        Position = use.File.Position,
        FileId = use.File.FileId,
        Name = use.File.Name,
        Bytes = use.File.Bytes,
        IsPicture = use.File.Width > 0,
        Title = use.Title,
        Partner = use.Partner,
    });

    // Part of a query: an attachment, its message, and how the person finds the conversation.
    private sealed class FileUse
    {
        public required Message Message { get; init; }
        public required Attachment File { get; init; }
        public required string? Title { get; init; }
        public required long? Partner { get; init; }
    }
}
