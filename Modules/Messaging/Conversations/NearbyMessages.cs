using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Conversations;

/// <summary>
/// Loads the other data needed to show messages: quoted messages, preceding messages and attachments.
/// </summary>
internal sealed class NearbyMessages(MessagingContext messaging, IPeople people, DateText dates)
{
    private static readonly Func<MessagingContext, long, long, long, IAsyncEnumerable<Message>> FindOne =
        QueryFragment.Compile((MessagingContext messaging, long person, long conversation, long number) =>
            MessagingContext.Visible.With(messaging, person)
                .Where(message => message.ConversationId == conversation && message.Number == number));

    /// <summary>A reader for messages without quotes or attachments. No query.</summary>
    public Reader ReaderOf(CurrentUser me, ShownNames names) => new(me, names, dates);

    /// <summary>A reader for messages of one conversation. Restores the texts that the person may know.</summary>
    /// <param name="me">The person who reads.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="others">Numbers of other messages needed. Those that do not exist or that the person may not see
    /// are left out.</param>
    /// <param name="mayHaveLeft">False if the person is known to be a current participant.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<Reader> ReaderOf(
        CurrentUser me,
        IReadOnlyList<Message> messages,
        IEnumerable<long> others,
        bool mayHaveLeft,
        CancellationToken cancel)
    {
        var near = messages.ToDictionary(message => message.Number);
        long[] missing =
        [
            .. messages.Select(message => message.ReplyTo ?? 0)
                .Concat(others)
                .Where(number => number > 0 && !near.ContainsKey(number))
                .Distinct(),
        ];
        await foreach (var message in Find(me, messages, missing).WithCancellation(cancel))
        {
            near[message.Number] = message;
        }

        if (mayHaveLeft) await messaging.RestoreTextsKnownTo(me.Id, near.Values, cancel);
        await messaging.LoadAttachments(messages, cancel);
        var conversation = messages.Count > 0 ? messages[0].ConversationId : 0;
        long[] shown = [.. near.Values.SelectMany(ServiceLine.PeopleIn)];
        var names = await messaging.NamesIn(people, conversation, me.Id, shown, cancel);
        return ReaderOf(me, names) with { Nearby = near };
    }

    private IAsyncEnumerable<Message> Find(CurrentUser me, IReadOnlyList<Message> messages, long[] missing)
    {
        if (missing.Length == 0) return AsyncEnumerable.Empty<Message>();
        var conversation = messages[0].ConversationId;
        return missing is [var number]
            ? FindOne(messaging, me.Id, conversation, number) // nearly always the preceding message
            : messaging.VisibleTo(me.Id)
                .Where(message => message.ConversationId == conversation && missing.Contains(message.Number))
                .AsAsyncEnumerable();
    }
}
