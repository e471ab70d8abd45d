using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Groups.Access;
using OurWhats.Groups.Directory;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>/groups/{id}/people: an owner searches people, selects some and adds them.</summary>
internal static class AddMembersApi
{
    // All are added in one write, for which everybody else's wait.
    private const int MaxAtOnce = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/groups/{id:long}/people");
        people.MapGet("", Find);
        people.MapPost("", Add).RequireRateLimiting(Limits.Changes);
    }

    /// <param name="q">Beginnings of names.</param>
    /// <param name="who">User names selected so far.</param>
    private static Task<IResult> Find(
        [AsParameters] GroupRequest request,
        IPeople people,
        string q = "",
        string[]? who = null) => Page(request, new(q, [.. Known(who ?? [], people)]), people);

    private static async Task<IResult> Add(
        [AsParameters] GroupRequest request,
        GroupMembership membership,
        IPeople people)
    {
        var form = await Forms.Read(request.Context);
        var ticked = form.All("who");
        MemberSelection selection = new(form.Line("q"), [.. Known(ticked, people)]);
        if (ReasonAgainst(ticked, people) is { } error)
            return await Page(request, selection with { Error = error }, people);

        var refusal = await request.WriteAsOwner(async (write, access) =>
        {
            if (selection.ReasonAgainst(access, people) is { } reason) return reason;
            foreach (var person in selection.People)
                await membership.Join(write, access.Group, person.Id, request.Me.Id, request.Cancel);
            return null;
        });
        return refusal is { Status: StatusCodes.Status409Conflict }
            ? await Page(request, selection with { Error = refusal.Reason }, people)
            : await request.RedirectOrRefuse(refusal, $"/groups/{request.Id}");
    }

    private static string? ReasonAgainst(IReadOnlyList<string> ticked, IPeople people)
    {
        if (ticked.Count == 0) return Texts.NobodyTicked;
        if (ticked.Count > MaxAtOnce) return Texts.TooManyTicked.With(MaxAtOnce);
        var unknown = ticked.Where(name => people.Find(name) is null).ToList();
        return unknown.Count > 0 ? Texts.UnknownNames.With(string.Join(", ", unknown.Select(Isolation.Isolate))) : null;
    }

    private static async Task<IResult> Page(GroupRequest request, MemberSelection selection, IPeople people)
    {
        var (context, me) = (request.Context, request.Me);
        context.Response.Headers.Vary = "HX-Request";
        if (await request.FindAsMember() is not { } access) return ErrorResponse.NotFound(context);
        if (!access.IsOwner) return await request.RefuseToNonOwner(access);
        var found = CandidateListModel.Of(selection, access, people, me);
        if (context.Request.IsHtmx() && selection.Error is null) return HtmlResults.Fragment(CandidateList.Create(found));
        var shell = await Shell.For(context, me, Texts.AddPeople, request.Cancel);
        return HtmlResults.Page(
            AddMembersPage.Create(new(shell, GroupCard.Of(access.Group, isMine: true), found, selection.Error)),
            selection.Error is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static IEnumerable<PersonCard> Known(IEnumerable<string> names, IPeople people) =>
        names.Select(people.Find).OfType<PersonCard>().Distinct();
}

/// <summary>The people selected so far.</summary>
/// <param name="Query">Text of the search field.</param>
/// <param name="People">The people.</param>
/// <param name="Error">Why they were not added, or null.</param>
internal sealed record MemberSelection(string Query, IReadOnlyList<PersonCard> People, string? Error = null)
{
    /// <summary>
    /// Why these people cannot be added; null if they can. They are added all together or not at all.
    /// </summary>
    public string? ReasonAgainst(GroupAccess access, IPeople people)
    {
        if (Names(people, person => person.IsSuspended) is { Length: > 0 } suspended)
            return Texts.SuspendedNames.With(suspended);
        return Names(people, person => access.HasMember(person.Id)) is { Length: > 0 } members
            ? Texts.AlreadyThere.With(members)
            : null;
    }

    private string Names(IPeople people, Func<PersonCard, bool> which) =>
        string.Join(", ", People.Where(which).Select(person => people.NameOf(person.Id).Isolate()));
}
