using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Composing;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.DirectMessages;

/// <summary>/people: searches people and writes to them.</summary>
internal static class PeopleApi
{
    private const int MostFound = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/people");
        people.MapGet("", Find).WithMetadata(
            new NavigationItem(NavigationPlace.Menu, 10, () => OurWhats.Shared.Texts.WriteToSomeone),
            new ScreenName(60, () => Texts.ScreenPeople));
        people.MapGet("/{name}", Show);
        people.MapPost("/{name}", Write).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Find(
        HttpContext context, CurrentUser me, IPeople people, string q = "", CancellationToken cancel = default)
    {
        context.Response.Headers.Vary = "HX-Request";
        var others = people.Search(q, MostFound + 1).Where(person => person.Id != me.Id).Take(MostFound);
        FoundModel found = new(me, q, [.. others]);
        if (context.Request.IsHtmx()) return HtmlResults.Fragment(FoundList.Create(found));
        return HtmlResults.Page(FindPage.Create(new(await Shell.For(context, me, Texts.WriteToSomeone, cancel), found)));
    }

    private static async Task<IResult> Show(
        string name,
        HttpContext context,
        CurrentUser me,
        IPeople people,
        MessagingContext messaging,
        CancellationToken cancel)
    {
        if (people.Find(name) is not { } person) return ErrorResponse.NotFound(context);
        if (person.Id == me.Id) return HtmlResults.SeeOther("/me");
        var (low, high) = (Math.Min(me.Id, person.Id), Math.Max(me.Id, person.Id));
        var known = await messaging.Conversations
            .Where(conversation => conversation.LowPersonId == low && conversation.HighPersonId == high)
            .Select(conversation => conversation.Id)
            .SingleOrDefaultAsync(cancel);
        if (known != 0) return HtmlResults.SeeOther($"/c/{known}");
        if (person.IsSuspended) return ErrorResponse.Of(context, StatusCodes.Status403Forbidden, Texts.NotWritable);
        var composer = Composer.Of(context, person.Address, isLive: false);
        var theirName = people.NameOf(person.Id);
        return HtmlResults.Page(FirstMessagePage.Create(
            new(await Shell.For(context, me, theirName, cancel), person, theirName, composer)));
    }

    private static async Task<IResult> Write(
        string name,
        HttpContext context,
        CurrentUser me,
        IPeople people,
        FirstMessage first,
        CancellationToken cancel) =>
        people.Find(name) is { } person && person.Id != me.Id
            ? await first.Send(person, context, me, cancel)
            : ErrorResponse.NotFound(context);
}

/// <summary>Results of a search for people.</summary>
public sealed record FoundModel(CurrentUser Me, string Query, IReadOnlyList<PersonCard> People);

/// <summary>The page to search people.</summary>
public sealed record FindModel(Shell Shell, FoundModel Found);
