using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Forwarding;

/// <summary>Passes a message on: its text as the person knows it, and its files, of which there is one copy still.</summary>
internal sealed class Forward(MessagingContext messaging, Rows rows, IPeople people, Post post)
{
    private const int MostRows = 200;

    private const int MostChoices = 20;

    /// <summary>Null for a service line, and for what the person may not see.</summary>
    public async Task<Message?> Find(CurrentUser me, long conversation, long number, CancellationToken cancel)
    {
        var message = await messaging.VisibleTo(me.Id).SingleOrDefaultAsync(one => one.ConversationId == conversation && one.Number == number && one.Kind == MessageKind.Text, cancel);
        if (message is null) return null;
        await messaging.AsKnownTo(me.Id, [message], cancel);
        await messaging.WithFiles([message], cancel);
        return message;
    }

    /// <summary>Where it may go: the latest conversations, or those and the people who are called so.</summary>
    public async Task<ForwardChoice> Choice(CurrentUser me, Message message, string query, CancellationToken cancel)
    {
        var found = (await rows.Latest(me, null, query.Length > 0 ? MostRows : MostChoices, cancel))
            .Where(row => !row.IsOver && CultureInfo.CurrentCulture.CompareInfo.IndexOf(row.Title, query, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0).Take(MostChoices).ToList();
        var others = people.Search(query, MostChoices + 1).Where(person => person.Id != me.Id && found.All(row => row.About != person.Address)).Take(MostChoices);
        return new()
        {
            Address = $"/c/{message.ConversationId}/messages/{message.Number}/forward",
            Sheet = $"/c/{message.ConversationId}/messages/{message.Number}",
            Line = message.Line,
            Query = query,
            Key = Typed.NewKey(),
            Places =
            [
                .. found.Select(row => new ForwardPlace($"/c/{row.ConversationId}", row.Title, row.Avatar, "")),
                .. others.Select(person => new ForwardPlace(person.Address, person.DisplayName, Avatar.Of(person, me), person.UserName)),
            ],
        };
    }

    /// <summary>Says it there. To be called inside a write. Null when it is not there to be said any more, or nothing can be said there.</summary>
    /// <param name="me">Who passes it on.</param>
    /// <param name="conversation">Where it was said.</param>
    /// <param name="number">Its number there.</param>
    /// <param name="to">"/c/5" or "/people/alice".</param>
    /// <param name="key">The form's key.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<Message?> Run(CurrentUser me, long conversation, long number, string to, string key, CancellationToken cancel)
    {
        if (await Find(me, conversation, number, cancel) is not { IsErased: false } message) return null;
        Typed typed = new(message.Text, $"{key} {message.Id}", Tab: null) { PassedOn = message.Enclosed };
        return to.Split('/') switch
        {
            ["", "c", var id] when long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var place) => await post.To(place, me, typed, cancel),
            ["", "people", var name] when people.Find(Uri.UnescapeDataString(name)) is { } person && person.Id != me.Id => await post.To(me, person.Id, typed, cancel),
            _ => null,
        };
    }
}
