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
        unit.Record(EntryKind.ConversationOpened, founder, conversation.Id);
        messaging.Add(new Participant { ConversationId = conversation.Id, PersonId = founder });
        messaging.Add(new Stay { ConversationId = conversation.Id, PersonId = founder, First = 1 });
        await Say(conversation, founder, MessageKind.Opened, EntryKind.StayBegan, cancel);
        return conversation.Id;
    }

    public async Task Join(long conversation, long person, bool fromStart, CancellationToken cancel)
    {
        var (joined, participant) = await Find(conversation, person, cancel);
        if (participant is { Until: null }) return;
        if (participant is null) messaging.Add(participant = new Participant { ConversationId = conversation, PersonId = person });
        await BeginStay(joined, person, fromStart, cancel);
        participant.Enter(joined.NextNumber);
        await Say(joined, person, MessageKind.Joined, EntryKind.StayBegan, cancel);
    }

    public async Task Leave(long conversation, long person, CancellationToken cancel)
    {
        var (left, participant) = await Find(conversation, person, cancel);
        if (participant is not { Until: null }) return;
        var stay = await messaging.Stays.SingleAsync(one => one.ConversationId == conversation && one.PersonId == person && one.Last == null, cancel);
        stay.Last = left.NextNumber;
        await Say(left, person, MessageKind.Left, EntryKind.StayEnded, cancel);
        participant.Exit(left.Last);
        participant.ReadUpTo(left.Last);
        participant.Change = left.Change;
        await messaging.SaveChangesAsync(cancel);
    }

    public async Task<IReadOnlyList<long>> Present(long conversation, CancellationToken cancel) =>
        await (from participant in messaging.Participants
               where participant.ConversationId == conversation && participant.Until == null
               orderby messaging.Stays.Where(stay => stay.ConversationId == conversation && stay.PersonId == participant.PersonId && stay.Last == null).Max(stay => stay.First), participant.PersonId
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

    // A service line is news but nothing to read: who was up to date stays so.
    private async Task Say(Conversation conversation, long person, MessageKind kind, EntryKind told, CancellationToken cancel)
    {
        await messaging.SaveChangesAsync(cancel);
        var present = await Present(conversation.Id, cancel);
        var entry = unit.Record(told, person, conversation.Id, person, present);
        messaging.Add(conversation.Add(entry, person, kind, "", Typed.NewKey(), clock.GetUtcNow()));
        await messaging.SaveChangesAsync(cancel);
        await messaging.Participants.Where(one => one.ConversationId == conversation.Id && one.Read == conversation.Last - 1 && one.Until == null)
            .ExecuteUpdateAsync(one => one.SetProperty(it => it.Read, conversation.Last), cancel);
    }
}
