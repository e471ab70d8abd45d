using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Site;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Administration;

/// <summary>/admin: the place and its people, for administrators. Numbers and names, never a message.</summary>
internal static class AdminApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/admin").RequireAuthorization(Roles.Administrators);
        admin.MapGet("", Show);
        admin.MapPost("/place", ChangePlace).RequireRateLimiting(Limits.Changes);
        admin.MapPost("/invitations", Invite).RequireRateLimiting(Limits.Changes);
        admin.MapPost("/invitations/{code}/withdraw", Withdraw).RequireRateLimiting(Limits.Changes);
        PeopleListApi.Map(admin);
        PersonApi.Map(admin);
    }

    private static async Task<IResult> Show(HttpContext context, CurrentUser me, AccountsContext accounts, SiteInvitationService invitations, PeopleDirectory people, CancellationToken cancel, string saved = "")
    {
        var form = SiteForm.Of(await accounts.SiteSettings.AsNoTracking().SingleAsync(cancel));
        return await Page(context, me, new(form, Saved: saved), invitations, people, StatusCodes.Status200OK, cancel);
    }

    private static async Task<IResult> ChangePlace(HttpContext context, CurrentUser me, AccountsContext accounts, SiteInvitationService invitations, PeopleDirectory people, PlaceName name, UnitOfWork unit, CancellationToken cancel)
    {
        var form = SiteForm.Of(await Forms.Read(context));
        if (form.Errors.Count > 0) return await Page(context, me, new(form), invitations, people, StatusCodes.Status400BadRequest, cancel);
        await unit.Write(async () =>
        {
            var place = await accounts.SiteSettings.SingleAsync(cancel);
            (place.Name, place.SignUp) = (form.Name, form.SignUp);
            if (await accounts.SaveChangesAsync(cancel) > 0) unit.Record(EntryKind.PlaceChanged, me.Id);
            unit.AfterCommit(() => name.Value = form.Name);
        }, cancel);
        return Answers.SeeOther("/admin?saved=place");
    }

    private static async Task<IResult> Invite(HttpContext context, CurrentUser me, AccountsContext accounts, SiteInvitationService invitations, PeopleDirectory people, UnitOfWork unit, CancellationToken cancel)
    {
        var isMade = await unit.Write(() => Recorded(unit, me, () => invitations.Create(cancel)), cancel);
        if (isMade) return Answers.SeeOther("/admin?saved=invitation#invitations");
        var form = SiteForm.Of(await accounts.SiteSettings.AsNoTracking().SingleAsync(cancel));
        return await Page(context, me, new(form, Refusal: Texts.TooManyInvitations), invitations, people, StatusCodes.Status409Conflict, cancel);
    }

    private static async Task<IResult> Withdraw(string code, CurrentUser me, SiteInvitationService invitations, UnitOfWork unit, CancellationToken cancel)
    {
        await unit.Write(() => Recorded(unit, me, () => invitations.Withdraw(code, cancel)), cancel);
        return Answers.SeeOther("/admin?saved=withdrawn#invitations");
    }

    private static async Task<bool> Recorded(UnitOfWork unit, CurrentUser me, Func<Task<bool>> change)
    {
        if (!await change()) return false;
        unit.Record(EntryKind.PlaceChanged, me.Id);
        return true;
    }

    private static async Task<IResult> Page(HttpContext context, CurrentUser me, SiteView view, SiteInvitationService invitations, PeopleDirectory people, int status, CancellationToken cancel)
    {
        var shell = await Shell.For(context, me, Texts.Administration, cancel);
        var links = (await invitations.ListValid(cancel)).Select(one => SiteInvitationLink.Of(context, one, me));
        return Answers.Page(AdminPage.Create(new(shell, view, AccountCounts.Of(people), [.. links])), status);
    }
}

/// <summary>Who may see /admin. To all others it is not there.</summary>
internal static class AdministratorPolicy
{
    public static void Configure(AuthorizationPolicyBuilder policy) => policy.RequireAuthenticatedUser()
        .RequireAssertion(asked => asked.Resource is HttpContext context && CurrentUser.Of(context) is { IsAdministrator: true });
}

/// <summary>The place, as it stands or as it was typed.</summary>
/// <param name="Form">Its name and who may sign up.</param>
/// <param name="Saved">What has just been done: "place", "invitation", "withdrawn" or nothing.</param>
/// <param name="Refusal">Why no more invitation was made, or null.</param>
public sealed record SiteView(SiteForm Form, string Saved = "", string? Refusal = null);

/// <summary>How many people there are.</summary>
public sealed record AccountCounts(int People, int Administrators, int Suspended)
{
    internal static AccountCounts Of(PeopleDirectory people)
    {
        var all = people.List("").ToList();
        return new(all.Count, all.Count(one => one.IsAdministrator), all.Count(one => one.Card.IsSuspended));
    }
}

/// <summary>An invitation link to the place.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Link">The whole address.</param>
/// <param name="Until">The day until which it is good.</param>
/// <param name="Uses">How many came by it.</param>
public sealed record SiteInvitationLink(string Code, string Link, string Until, int Uses)
{
    internal static SiteInvitationLink Of(HttpContext context, SiteInvitation invitation, CurrentUser me) => new(invitation.Code,
        AbsoluteUrl.Of(context, invitation.Address), me.Local(invitation.ExpiresAt.ToUnixTimeMilliseconds()).ToString("D", me.Culture), invitation.Uses);
}

/// <summary>What administrators see of the place.</summary>
public sealed record AdminModel(Shell Shell, SiteView Site, AccountCounts Counts, IReadOnlyList<SiteInvitationLink> Invitations);
