using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Groups.Directory;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>/groups/{id}/people: an owner finds people by name, ticks them and adds them.</summary>
internal static class AddMembersApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/groups/{id:long}/people");
        people.MapGet("", Find);
        people.MapPost("", Add).RequireRateLimiting(Limits.Changes);
    }

    /// <param name="q">Beginnings of names.</param>
    /// <param name="who">User names ticked before.</param>
    private static Task<IResult> Find(long id, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupPages pages, IPeople people, string q = "", string[]? who = null, CancellationToken cancel = default) =>
        Page(id, context, me, authorization, pages, new(q, [.. Known(who ?? [], people)]), people, cancel);

    private static async Task<IResult> Add(long id, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupPages pages, GroupMembership membership, IPeople people, CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        var typed = form.All("who");
        MemberSelection chosen = new(form.Line("q"), [.. Known(typed, people)]);
        var unknown = typed.Where(name => people.Find(name) is null).ToList();
        var error = typed.Count == 0 ? Texts.NobodyTicked : unknown.Count > 0 ? Texts.UnknownNames.With(string.Join(", ", unknown)) : null;
        if (error is not null) return await Page(id, context, me, authorization, pages, chosen with { Error = error }, people, cancel);

        var refused = await authorization.WriteAsOwner(id, me, async access =>
        {
            if (chosen.ReasonAgainst(access) is { } sentence) return sentence;
            foreach (var person in chosen.People) await membership.Join(access.Group, person.Id, me.Id, cancel);
            return null;
        }, cancel);
        return refused is { Status: StatusCodes.Status409Conflict }
            ? await Page(id, context, me, authorization, pages, chosen with { Error = refused.Reason }, people, cancel)
            : await pages.RedirectOrRefuse(context, me, id, refused, $"/groups/{id}", cancel);
    }

    private static async Task<IResult> Page(long id, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupPages pages, MemberSelection chosen, IPeople people, CancellationToken cancel)
    {
        context.Response.Headers.Vary = "HX-Request";
        if (await authorization.FindAsMember(id, me, cancel) is not { } access) return Refusal.NotFound(context);
        if (!access.IsOwner) return await pages.Page(context, me, access, cancel, new(StatusCodes.Status403Forbidden, Texts.OwnersOnly));
        var found = CandidateListModel.Of(chosen, access, people, me);
        if (context.Request.IsHtmx() && chosen.Error is null) return Answers.Fragment(CandidateList.Create(found));
        return Answers.Page(AddMembersPage.Create(new(await Shell.For(context, me, Texts.AddPeople, cancel), GroupCard.Of(access.Group, isMine: true), found, chosen.Error)),
            chosen.Error is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static IEnumerable<PersonCard> Known(IEnumerable<string> names, IPeople people) => names.Select(people.Find).OfType<PersonCard>().Distinct();
}

/// <summary>Whom an owner has ticked so far.</summary>
/// <param name="Query">What stands in the search field.</param>
/// <param name="People">The people.</param>
/// <param name="Error">Why they were not added, or null.</param>
internal sealed record MemberSelection(string Query, IReadOnlyList<PersonCard> People, string? Error = null)
{
    /// <summary>Why these cannot be added, or null. All of them are, or none.</summary>
    public string? ReasonAgainst(GroupAccess access)
    {
        if (Names(person => person.IsSuspended) is { Length: > 0 } suspended) return Texts.SuspendedNames.With(suspended);
        return Names(person => access.HasMember(person.Id)) is { Length: > 0 } present ? Texts.AlreadyThere.With(present) : null;
    }

    private string Names(Func<PersonCard, bool> which) => string.Join(", ", People.Where(which).Select(person => person.DisplayName));
}
