using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Messaging.Conversations;

/// <summary>Lets other modules open conversations and set who is in them.</summary>
internal sealed class ConversationKeeper(MessagingContext messaging, UnitOfWork unit, TimeProvider clock) : IConversations
{
    public async Task<long> Open(string title, string about, long founder, CancellationToken cancel)
    {
        Conversation conversation = new() { Title = title, About = about };
        messaging.Add(conversation);
        await messaging.SaveChangesAsync(cancel);
        var opened = unit.Record(EntryKind.ConversationOpened, founder, conversation.Id);
        messaging.Add(new Participant { ConversationId = conversation.Id, PersonId = founder, Since = opened });
        messaging.Add(new Stay { ConversationId = conversation.Id, PersonId = founder, First = 1 });
        await Say(conversation, new(MessageKind.Opened, founder, founder), EntryKind.StayBegan, cancel);
        return conversation.Id;
    }

    public async Task<bool> Join(long conversation, long person, long by, bool fromStart, CancellationToken cancel)
    {
        var (joined, participant) = await Find(conversation, person, cancel);
        if (participant is { Until: null }) return false;
        if (participant is null) messaging.Add(participant = new Participant { ConversationId = conversation, PersonId = person });
        await BeginStay(joined, person, fromStart, cancel);
        // Who is brought in by somebody else finds that unread.
        participant.Enter(person == by ? joined.NextNumber : joined.Last);
        participant.Since = await Say(joined, Line.Of(person, by, MessageKind.Joined, MessageKind.Added), EntryKind.StayBegan, cancel);
        await messaging.SaveChangesAsync(cancel);
        return true;
    }

    public async Task<bool> Leave(long conversation, long person, long by, CancellationToken cancel)
    {
        var (left, participant) = await Find(conversation, person, cancel);
        if (participant is not { Until: null }) return false;
        var stay = await messaging.Stays.SingleAsync(one => one.ConversationId == conversation && one.PersonId == person && one.Last == null, cancel);
        stay.Last = left.NextNumber;
        await Say(left, Line.Of(person, by, MessageKind.Left, MessageKind.Removed), EntryKind.StayEnded, cancel);
        participant.Exit(left);
        await messaging.SaveChangesAsync(cancel);
        await SeeAnew(left, cancel);
        return true;
    }

    public async Task Rename(long conversation, string title, long by, CancellationToken cancel)
    {
        var renamed = await messaging.Conversations.SingleAsync(one => one.Id == conversation, cancel);
        renamed.Title = title;
        await Say(renamed, new(MessageKind.Renamed, by, by, title), EntryKind.ConversationRenamed, cancel);
    }

    public async Task SetPicture(long conversation, string? picture, long by, CancellationToken cancel)
    {
        var shown = await messaging.Conversations.SingleAsync(one => one.Id == conversation, cancel);
        shown.Show(picture, unit.Record(EntryKind.ConversationPictured, by, conversation, audience: await Present(conversation, cancel)));
        await messaging.SaveChangesAsync(cancel);
    }

    public async Task TellInCharge(long conversation, long person, bool isInCharge, long? by, CancellationToken cancel)
    {
        var told = await messaging.Conversations.SingleAsync(one => one.Id == conversation, cancel);
        await Say(told, new(isInCharge ? MessageKind.InCharge : MessageKind.NoLongerInCharge, person, by ?? person, IsForThem: isInCharge && by != person), EntryKind.ChargeChanged, cancel);
    }

    /// <summary>Tells in a service line that a person in charge took away so many files that others had sent. Inside a write.</summary>
    public async Task TellLightened(long conversation, long by, int files, CancellationToken cancel)
    {
        var told = await messaging.Conversations.SingleAsync(one => one.Id == conversation, cancel);
        await Say(told, new(MessageKind.Lightened, by, by, files.ToString(CultureInfo.InvariantCulture)), EntryKind.FilesTakenOut, cancel);
    }

    public async Task<IReadOnlyList<long>> Present(long conversation, CancellationToken cancel) =>
        await (from participant in messaging.Participants
               where participant.ConversationId == conversation && participant.Until == null
               orderby participant.Since, participant.PersonId
               select participant.PersonId).ToListAsync(cancel);

    public async Task<IReadOnlySet<long>> WhereIs(long person, IReadOnlyCollection<long> conversations, CancellationToken cancel) =>
        await messaging.Participants.Where(one => one.PersonId == person && one.Until == null && conversations.Contains(one.ConversationId))
            .Select(one => one.ConversationId).ToHashSetAsync(cancel);

    private async Task<(Conversation Conversation, Participant? Participant)> Find(long conversation, long person, CancellationToken cancel) => (
        await messaging.Conversations.SingleAsync(one => one.Id == conversation, cancel),
        await messaging.Participants.SingleOrDefaultAsync(one => one.ConversationId == conversation && one.PersonId == person, cancel));

    // "From the start" takes in all former stays: one stay then says it all.
    private async Task BeginStay(Conversation conversation, long person, bool fromStart, CancellationToken cancel)
    {
        if (fromStart) await messaging.Stays.Where(one => one.ConversationId == conversation.Id && one.PersonId == person).ExecuteDeleteAsync(cancel);
        messaging.Add(new Stay { ConversationId = conversation.Id, PersonId = person, First = fromStart ? 1 : conversation.NextNumber });
    }

    // A service line is news but nothing to read: who was up to date stays so, unless it is meant for them.
    private async Task<long> Say(Conversation conversation, Line line, EntryKind told, CancellationToken cancel)
    {
        await messaging.SaveChangesAsync(cancel);
        var present = await Present(conversation.Id, cancel);
        var entry = unit.Record(told, line.By, conversation.Id, line.About, present);
        messaging.Add(conversation.Add(entry, line.About, line.Kind, line.Text, Typed.NewKey(), clock.GetUtcNow()));
        await messaging.SaveChangesAsync(cancel);
        var unread = line.IsForThem ? line.About : 0;
        await messaging.Participants.Where(one => one.ConversationId == conversation.Id && one.Read == conversation.Last - 1 && one.Until == null && one.PersonId != unread)
            .ExecuteUpdateAsync(one => one.SetProperty(it => it.Read, conversation.Last), cancel);
        await SeeAnew(conversation, cancel);
        return entry;
    }

    // Who comes or goes may be the one for whom "read by all" was waiting. Somebody alone is not read by anybody.
    private async Task SeeAnew(Conversation conversation, CancellationToken cancel)
    {
        var slowest = await messaging.Participants.Where(one => one.ConversationId == conversation.Id && one.Until == null)
            .OrderBy(one => one.Read).Select(one => one.Read).Take(2).ToListAsync(cancel);
        if (slowest.Count == 2) conversation.SeenUpTo(slowest[0], conversation.Change);
        await messaging.SaveChangesAsync(cancel);
    }

    /// <summary>A service line to say.</summary>
    /// <param name="Kind">What happened.</param>
    /// <param name="About">Key of whom it is about.</param>
    /// <param name="By">Key of who did it.</param>
    /// <param name="Text">What the line names besides.</param>
    /// <param name="IsForThem">True when it stays unread for whom it is about.</param>
    private sealed record Line(MessageKind Kind, long About, long By, string Text = "", bool IsForThem = false)
    {
        public static Line Of(long about, long by, MessageKind alone, MessageKind byAnother) => about == by
            ? new(alone, about, by)
            : new(byAnother, about, by, by.ToString(CultureInfo.InvariantCulture), IsForThem: byAnother == MessageKind.Added);
    }
}
