using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Reading;

/// <summary>Advances a person's read marker.</summary>
internal sealed class MarkRead(MessagingContext messaging, UnitOfWork unit, Pulse pulse)
{
    /// <summary>To be called where something is unread. The other pages of the person are woken, the tab itself is not.</summary>
    /// <param name="me">Who reads.</param>
    /// <param name="conversation">Key of the conversation.</param>
    /// <param name="number">Number of the last message that they see.</param>
    /// <param name="tab">The tab, if it says so.</param>
    /// <param name="cursor">The last journal entry that the reader's page knows.</param>
    /// <param name="cancel">Stops the wait for the write.</param>
    /// <returns>The cursor of a page that has been told all this: moved on when nothing else happened meanwhile.</returns>
    public Task<long> UpTo(CurrentUser me, long conversation, long number, string? tab, long cursor, CancellationToken cancel) => unit.Write(async () =>
    {
        var before = pulse.Of(me.Id);
        var entry = unit.Record(EntryKind.ReadMarkerMoved, me.Id, conversation, number, [me.Id], tab);
        await messaging.Participants.Where(one => one.ConversationId == conversation && one.PersonId == me.Id && one.Read < number)
            .ExecuteUpdateAsync(one => one.SetProperty(it => it.Read, number).SetProperty(it => it.Change, entry), cancel);
        return before == cursor ? entry : cursor;
    }, cancel);
}
