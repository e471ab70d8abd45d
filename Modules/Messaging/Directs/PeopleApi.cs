using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Directs;

/// <summary>/people: finds a person and writes to them.</summary>
internal static class PeopleApi
{
    private const int MostFound = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/people");
        people.MapGet("", Find);
        people.MapGet("/{name}", Show);
        people.MapPost("/{name}", Write).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Find(HttpContext context, CurrentUser me, IPeople people, string q = "", CancellationToken cancel = default)
    {
        context.Response.Headers.Vary = "HX-Request";
        FoundModel found = new(q, [.. people.Search(q, MostFound + 1).Where(person => person.Id != me.Id).Take(MostFound)]);
        if (context.Request.IsHtmx()) return Answers.Fragment(FoundList.Create(found));
        return Answers.Page(FindPage.Create(new(await Shell.For(context, me, Texts.WriteToSomeone, cancel), found)));
    }

    private static async Task<IResult> Show(string name, HttpContext context, CurrentUser me, IPeople people, MessagingContext messaging, CancellationToken cancel)
    {
        if (people.Find(name) is not { } person) return Refusal.NotFound(context);
        if (person.Id == me.Id) return Answers.SeeOther("/me");
        var (low, high) = (Math.Min(me.Id, person.Id), Math.Max(me.Id, person.Id));
        var known = await messaging.Conversations.Where(one => one.LowPersonId == low && one.HighPersonId == high).Select(one => one.Id).SingleOrDefaultAsync(cancel);
        if (known != 0) return Answers.SeeOther($"/c/{known}");
        return person.IsSuspended ? Refusal.Of(context, StatusCodes.Status403Forbidden, Texts.NotWritable) : await Page(context, me, person, "", null, StatusCodes.Status200OK, cancel);
    }

    private static async Task<IResult> Write(string name, HttpContext context, CurrentUser me, IPeople people, Post post, UnitOfWork unit, CancellationToken cancel)
    {
        if (people.Find(name) is not { } person || person.Id == me.Id) return Refusal.NotFound(context);
        var typed = Typed.Of(await Forms.Read(context), context.Request);
        if (typed.Error is { } wrong) return await Page(context, me, person, typed.Text, wrong, StatusCodes.Status400BadRequest, cancel);
        var message = await unit.Write(() => post.To(me, person.Id, typed, cancel), cancel);
        if (message is null) return await Page(context, me, person, typed.Text, Texts.NotWritable, StatusCodes.Status403Forbidden, cancel);
        return Answers.SeeOther($"/c/{message.ConversationId}#m{message.Number}");
    }

    private static async Task<IResult> Page(HttpContext context, CurrentUser me, PersonCard person, string text, string? error, int status, CancellationToken cancel)
    {
        var shell = await Shell.For(context, me, person.DisplayName, cancel);
        return Answers.Page(FirstMessagePage.Create(new(shell, person, new(person.Address, IsLive: false, Typed.NewKey(), text, error))), status);
    }
}

/// <summary>People found by name.</summary>
public sealed record FoundModel(string Query, IReadOnlyList<PersonCard> People);

/// <summary>The page that finds people.</summary>
public sealed record FindModel(Shell Shell, FoundModel Found);

/// <summary>The page on which one writes to a person for the first time.</summary>
public sealed record FirstMessageModel(Shell Shell, PersonCard Person, Composer Composer);
