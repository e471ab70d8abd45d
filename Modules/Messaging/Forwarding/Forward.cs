using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Composing;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;
using OurWhats.Messaging.Posting;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Forwarding;

/// <summary>Forwards a message, with the text that the person may know. Its files are not copied on disk.</summary>
internal sealed class Forward(
    MessagingContext messaging,
    ConversationListQuery conversations,
    IPeople people,
    PostMessage post)
{
    private const int MostSearched = 200;

    private const int MostChoices = 20;

    // Longer than any name.
    private const int MostQueryCharacters = 200;

    /// <summary>Null for a service line, or if the person may not see the message.</summary>
    public async Task<Message?> Find(CurrentUser me, long conversation, long number, CancellationToken cancel)
    {
        var message = await messaging.VisibleTo(me.Id).SingleOrDefaultAsync(
            known => known.ConversationId == conversation && known.Number == number && known.Kind == MessageKind.Text,
            cancel);
        if (message is null) return null;
        await messaging.RestoreTextsKnownTo(me.Id, [message], cancel);
        await messaging.LoadAttachments([message], cancel);
        return message;
    }

    /// <summary>Possible targets: the latest conversations, or conversations and people found by name.</summary>
    public async Task<ForwardChoice> Choice(CurrentUser me, Message message, string query, CancellationToken cancel)
    {
        var most = query.Length > 0 ? MostSearched : MostChoices;
        var latest = await conversations.Latest(me, null, most, cancel);
        List<ConversationSummary> found =
        [
            .. latest.Where(summary => !summary.IsOver && Contains(summary.Title, query)).Take(MostChoices),
        ];
        var others = people.Search(query, MostChoices + 1)
            .Where(person => person.Id != me.Id && found.All(summary => summary.About != person.Address))
            .Take(MostChoices);
        return new()
        {
            Address = $"{message.Address}/forward",
            MessageAddress = message.Address,
            Line = message.Line,
            Query = query,
            Key = Message.NewKey(),
            Places =
            [
                .. found.Select(summary => new ForwardPlace(
                    $"/c/{summary.ConversationId}", summary.Title, summary.Avatar, "")),
                .. others.Select(person => new ForwardPlace(
                    person.Address, person.DisplayName, Avatar.Of(person, me), person.UserName)),
            ],
        };
    }

    /// <summary>Posts the message. Null if it no longer exists, or if the person cannot post there.</summary>
    /// <param name="write">The write.</param>
    /// <param name="me">The person forwarding.</param>
    /// <param name="address">Address of the original.</param>
    /// <param name="to">Target: "/c/5" or "/people/alice".</param>
    /// <param name="key">The form's idempotency key.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<Message?> Run(
        WriteTransaction write,
        CurrentUser me,
        MessageAddress address,
        string to,
        string key,
        CancellationToken cancel)
    {
        if (await Find(me, address.Id, address.Number, cancel) is not { IsErased: false } message) return null;
        MessageDraft draft = new(message.Text, $"{key} {message.Id}", Tab: null) { Forwarded = message.Attachments };
        switch (to.Split('/'))
        {
            case ["", "c", var id] when long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var place):
                return await post.ToConversation(write, place, me, draft, cancel);
            case ["", "people", var name]
                when people.Find(Uri.UnescapeDataString(name)) is { } person && person.Id != me.Id:
                return await post.ToPerson(write, me, person.Id, draft, cancel);
            default:
                return null;
        }
    }

    private static bool Contains(string title, string query) =>
        query.Length <= MostQueryCharacters
        && CultureInfo.CurrentCulture.CompareInfo.IndexOf(
            title, query, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
