using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Messaging.Conversations;

internal sealed class ConversationService(MessagingContext messaging, TimeProvider clock) : IConversations
{
    public async Task<long> Open(WriteTransaction write, string title, string about, long founder, CancellationToken cancel)
    {
        Conversation conversation = new() { Kind = ConversationKind.Group, Title = title, About = about };
        messaging.Add(conversation);
        await messaging.SaveChangesAsync(cancel);
        var opened = write.Record(EntryKind.ConversationOpened, founder, conversation.Id);
        messaging.Add(new Participant { ConversationId = conversation.Id, PersonId = founder, Since = opened });
        messaging.Add(new MembershipPeriod { ConversationId = conversation.Id, PersonId = founder, First = 1 });
        await Announce(write, conversation, new(MessageKind.Opened, founder, founder), EntryKind.MemberJoined, cancel);
        return conversation.Id;
    }

    public async Task<bool> Join(WriteTransaction write, long conversation, long person, long by, bool fromStart, CancellationToken cancel)
    {
        var (joined, participant) = await Find(conversation, person, cancel);
        if (participant is { Until: null }) return false;
        if (participant is null)
        {
            participant = new() { ConversationId = conversation, PersonId = person };
            messaging.Add(participant);
        }

        await BeginPeriod(joined, person, fromStart, cancel);
        // If somebody else adds the person, the service line counts as unread for them.
        participant.Enter(person == by ? joined.NextNumber : joined.Last);
        participant.Since = await Announce(
            write, joined, Announcement.Of(person, by, MessageKind.Joined, MessageKind.Added), EntryKind.MemberJoined, cancel);
        await messaging.SaveChangesAsync(cancel);
        return true;
    }

    public async Task<bool> Leave(WriteTransaction write, long conversation, long person, long by, CancellationToken cancel)
    {
        var (left, participant) = await Find(conversation, person, cancel);
        if (participant is not { Until: null }) return false;
        var current = await messaging.MembershipPeriods.SingleAsync(
            period => period.ConversationId == conversation && period.PersonId == person && period.Last == null, cancel);
        current.Last = left.NextNumber;
        await Announce(
            write, left, Announcement.Of(person, by, MessageKind.Left, MessageKind.Removed), EntryKind.MemberLeft, cancel);
        participant.Exit(left);
        await messaging.SaveChangesAsync(cancel);
        await UpdateSeen(left, cancel);
        return true;
    }

    public async Task Rename(WriteTransaction write, long conversation, string title, long by, CancellationToken cancel)
    {
        var renamed = await Find(conversation, cancel);
        renamed.Title = title;
        await Announce(write, renamed, new(MessageKind.Renamed, by, by, title), EntryKind.ConversationRenamed, cancel);
    }

    public async Task SetPicture(WriteTransaction write, long conversation, string? picture, long by, CancellationToken cancel)
    {
        var shown = await Find(conversation, cancel);
        var audience = await Present(conversation, cancel);
        shown.SetPicture(picture, write.Record(EntryKind.ConversationPictured, by, conversation, audience: new(audience)));
        await messaging.SaveChangesAsync(cancel);
    }

    public async Task TellInCharge(
        WriteTransaction write, long conversation, long person, bool isInCharge, long? by, CancellationToken cancel)
    {
        var told = await Find(conversation, cancel);
        var kind = isInCharge ? MessageKind.InCharge : MessageKind.NoLongerInCharge;
        Announcement announcement = new(kind, person, by ?? person, IsForThem: isInCharge && by != person);
        await Announce(write, told, announcement, EntryKind.OwnerChanged, cancel);
    }

    /// <summary>Adds the service line about an owner's removal of files that others sent.</summary>
    public async Task AnnounceRemovedFiles(WriteTransaction write, long conversation, long by, int files, CancellationToken cancel)
    {
        var told = await Find(conversation, cancel);
        Announcement announcement = new(MessageKind.FilesRemoved, by, by, files.ToString(CultureInfo.InvariantCulture));
        await Announce(write, told, announcement, EntryKind.FilesRemoved, cancel);
    }

    public async Task<IReadOnlyList<long>> Present(long conversation, CancellationToken cancel) =>
        await (from participant in messaging.Participants
               where participant.ConversationId == conversation && participant.Until == null
               orderby participant.Since, participant.PersonId
               select participant.PersonId).ToListAsync(cancel);

    public async Task<IReadOnlySet<long>> WhereIs(
        long person, IReadOnlyCollection<long> conversations, CancellationToken cancel) =>
        await messaging.Participants
            .Where(participant => participant.PersonId == person && participant.Until == null
                && conversations.Contains(participant.ConversationId))
            .Select(participant => participant.ConversationId)
            .ToHashSetAsync(cancel);

    private Task<Conversation> Find(long conversation, CancellationToken cancel) =>
        messaging.Conversations.SingleAsync(known => known.Id == conversation, cancel);

    private async Task<(Conversation Conversation, Participant? Participant)> Find(
        long conversation, long person, CancellationToken cancel)
    {
        var found = await Find(conversation, cancel);
        var participant = await messaging.Participants.SingleOrDefaultAsync(
            known => known.ConversationId == conversation && known.PersonId == person, cancel);
        return (found, participant);
    }

    // "From the start" includes all former periods, so a single period replaces them.
    private async Task BeginPeriod(Conversation conversation, long person, bool fromStart, CancellationToken cancel)
    {
        if (fromStart)
        {
            await messaging.MembershipPeriods
                .Where(period => period.ConversationId == conversation.Id && period.PersonId == person)
                .ExecuteDeleteAsync(cancel);
        }

        messaging.Add(new MembershipPeriod
        {
            ConversationId = conversation.Id,
            PersonId = person,
            First = fromStart ? 1 : conversation.NextNumber,
        });
    }

    // Service lines do not make a conversation unread, except for the person they are meant for.
    private async Task<long> Announce(
        WriteTransaction write,
        Conversation conversation,
        Announcement announcement,
        EntryKind kind,
        CancellationToken cancel)
    {
        await messaging.SaveChangesAsync(cancel);
        var present = await Present(conversation.Id, cancel);
        var entry = write.Record(kind, announcement.By, conversation.Id, announcement.About, audience: new(present));
        NewMessage line = new(announcement.About, announcement.Kind, announcement.Text, Message.NewKey());
        messaging.Add(conversation.Add(line, entry, clock.GetUtcNow()));
        await messaging.SaveChangesAsync(cancel);
        var unread = announcement.IsForThem ? announcement.About : 0;
        await messaging.Participants
            .Where(participant => participant.ConversationId == conversation.Id
                && participant.Read + participant.ErasedUnread == conversation.Last - 1
                && participant.Until == null
                && participant.PersonId != unread)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(participant => participant.Read, conversation.Last)
                    .SetProperty(participant => participant.ErasedUnread, 0),
                cancel);
        await UpdateSeen(conversation, cancel);
        return entry;
    }

    // A person who joins or leaves can change which message all have read. With fewer than two participants it does not
    // advance.
    private async Task UpdateSeen(Conversation conversation, CancellationToken cancel)
    {
        var slowest = await messaging.Participants
            .Where(participant => participant.ConversationId == conversation.Id && participant.Until == null)
            .OrderBy(participant => participant.Read)
            .Select(participant => participant.Read)
            .Take(2)
            .ToListAsync(cancel);
        if (slowest.Count == 2) conversation.SeenUpTo(slowest[0], conversation.Change);
        await messaging.SaveChangesAsync(cancel);
    }

    /// <summary>A service line to add.</summary>
    /// <param name="Kind">What happened.</param>
    /// <param name="About">Key of the person it is about.</param>
    /// <param name="By">Key of the person who acted.</param>
    /// <param name="Text">Further details, such as a title.</param>
    /// <param name="IsForThem">True if it counts as unread for the person it is about.</param>
    private sealed record Announcement(
        MessageKind Kind, long About, long By, string Text = "", bool IsForThem = false)
    {
        public static Announcement Of(long about, long by, MessageKind alone, MessageKind byAnother) => about == by
            ? new(alone, about, by)
            : new(
                byAnother,
                about,
                by,
                by.ToString(CultureInfo.InvariantCulture),
                IsForThem: byAnother == MessageKind.Added);
    }
}
