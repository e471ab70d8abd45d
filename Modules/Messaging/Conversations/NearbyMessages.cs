using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Conversations;

/// <summary>Finds what else is needed to show messages: those that they answer or follow, and their attachments.</summary>
internal sealed class NearbyMessages(MessagingContext messaging, IPeople people, DateText dates)
{
    private static readonly Func<MessagingContext, long, long, long, IAsyncEnumerable<Message>> FindOne =
        QueryFragment.Compile((MessagingContext messaging, long person, long conversation, long number) =>
            MessagingContext.Visible.With(messaging, person)
                .Where(message => message.ConversationId == conversation && message.Number == number));

    /// <summary>A reader of messages that need nothing else. No query.</summary>
    public Reader ReaderOf(CurrentUser me) => new(me, people, dates);

    /// <summary>The reader of messages of one conversation, which are set back to the texts that they know.</summary>
    /// <param name="me">The person who reads.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="others">Numbers of other messages that are needed; of these, some may not be there, or not for this person.</param>
    /// <param name="mayHaveLeft">False where the person is known to be present.</param>
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
        return ReaderOf(me) with { Nearby = near };
    }

    // No query where nothing is missing.
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
