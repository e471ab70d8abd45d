using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Administration;

/// <summary>/admin/people/{name}: one person, and what administrators do to them.</summary>
internal static class PersonApi
{
    public static void Map(RouteGroupBuilder admin)
    {
        var person = admin.MapGroup("/people/{name}");
        person.MapGet("", Show);
        person.MapPost("/suspend", Suspend).RequireRateLimiting(Limits.Changes);
        person.MapPost("/reopen", Reopen).RequireRateLimiting(Limits.Changes);
        person.MapPost("/role", GrantAdministrator).RequireRateLimiting(Limits.Changes);
        person.MapPost("/role/end", RevokeAdministrator).RequireRateLimiting(Limits.Changes);
        person.MapPost("/reset-link", MakeResetLink).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Show(string name, HttpContext context, CurrentUser me, UserManager<Person> users, SessionStore sessions, CancellationToken cancel, string saved = "") =>
        await users.FindByNameAsync(name) is { } person
            ? await Page(context, me, new(person) { Saved = saved == "yes" }, sessions, StatusCodes.Status200OK, cancel)
            : Refusal.NotFound(context);

    private static async Task<IResult> Suspend(string name, HttpContext context, CurrentUser me, PersonService service, SessionStore sessions, CancellationToken cancel) =>
        await Answer(await service.Suspend(me, name, cancel), context, me, sessions, cancel);

    private static async Task<IResult> Reopen(string name, HttpContext context, CurrentUser me, PersonService service, SessionStore sessions, CancellationToken cancel) =>
        await Answer(await service.Reopen(me, name, cancel), context, me, sessions, cancel);

    private static async Task<IResult> GrantAdministrator(string name, HttpContext context, CurrentUser me, PersonService service, SessionStore sessions, CancellationToken cancel) =>
        await Answer(await service.GrantAdministrator(me, name, cancel), context, me, sessions, cancel);

    private static async Task<IResult> RevokeAdministrator(string name, HttpContext context, CurrentUser me, PersonService service, SessionStore sessions, CancellationToken cancel) =>
        await Answer(await service.RevokeAdministrator(me, name, cancel), context, me, sessions, cancel);

    // The link is in no address and not stored: it shows on this one page.
    private static async Task<IResult> MakeResetLink(string name, HttpContext context, CurrentUser me, PersonService service, SessionStore sessions, CancellationToken cancel)
    {
        var made = await service.MakeResetLink(me, name, cancel);
        if (made is not { Person: { } person, Refusal: null }) return await Answer(made, context, me, sessions, cancel);
        return await Page(context, me, new(person) { ResetLink = AbsoluteUrl.Of(context, "/reset/" + made.ResetCode) }, sessions, StatusCodes.Status200OK, cancel);
    }

    private static async Task<IResult> Answer(PersonChangeResult outcome, HttpContext context, CurrentUser me, SessionStore sessions, CancellationToken cancel) => outcome switch
    {
        { Person: null } => Refusal.NotFound(context),
        { Person: var person, Refusal: { } refusal } => await Page(context, me, new(person) { Refusal = refusal }, sessions, StatusCodes.Status409Conflict, cancel),
        // Who gave up the role has no page to come back to.
        { Person: var person } => Answers.SeeOther(person is { IsAdministrator: false } && person.Id == me.Id ? "/me" : PersonView.AddressOf(person.Card) + "?saved=yes"),
    };

    private static async Task<IResult> Page(HttpContext context, CurrentUser me, PersonView view, SessionStore sessions, int status, CancellationToken cancel)
    {
        var shell = await Shell.For(context, me, view.Card.DisplayName, cancel);
        var count = (await sessions.ListOf(view.Card.Id, cancel)).Count;
        return Answers.Page(PersonPage.Create(new(shell, view with { Sessions = count, IsMe = view.Card.Id == me.Id })), status);
    }
}

/// <summary>A person, as administrators see them.</summary>
/// <param name="Card">Their names, and whether they are suspended.</param>
/// <param name="IsAdministrator">True when they administer.</param>
public sealed record PersonView(PersonCard Card, bool IsAdministrator)
{
    internal PersonView(Person person) : this(person.Card, person.IsAdministrator)
    {
    }

    /// <summary>In how many browsers they are signed in.</summary>
    public int Sessions { get; init; }

    /// <summary>True for who looks at the page.</summary>
    public bool IsMe { get; init; }

    /// <summary>True right after a change.</summary>
    public bool Saved { get; init; }

    /// <summary>Why a change was refused, or null.</summary>
    public string? Refusal { get; init; }

    /// <summary>The link that was made just now, or null.</summary>
    public string? ResetLink { get; init; }

    /// <summary>The page's address.</summary>
    public string Address => AddressOf(Card);

    internal static string AddressOf(PersonCard card) => "/admin" + card.Address;
}

/// <summary>The page of a person.</summary>
public sealed record PersonModel(Shell Shell, PersonView Person);
