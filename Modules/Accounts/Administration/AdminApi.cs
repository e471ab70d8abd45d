using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Accounts.Site;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Administration;

/// <summary>/admin: the site and its people, for administrators. Shows numbers and names, never messages.</summary>
internal static class AdminApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/admin").RequireAuthorization(Roles.Administrators);
        admin.MapGet("", Show);
        admin.MapPost("/place", ChangeSite).RequireRateLimiting(Limits.Changes);
        admin.MapPost("/second-factor", RequireSecondFactor).RequireRateLimiting(Limits.Changes);
        admin.MapPost("/invitations", Invite).RequireRateLimiting(Limits.Changes);
        admin.MapPost("/invitations/{code}/withdraw", Withdraw).RequireRateLimiting(Limits.Changes);
        PeopleListApi.Map(admin);
        PersonApi.Map(admin);
    }

    private static Task<IResult> Show(
        HttpContext context,
        CurrentUser me,
        AdminPages pages,
        CancellationToken cancel,
        string saved = "") => pages.Page(context, me, saved, null, StatusCodes.Status200OK, cancel);

    private static async Task<IResult> ChangeSite(
        HttpContext context,
        CurrentUser me,
        SiteUpdate site,
        AdminPages pages,
        CancellationToken cancel)
    {
        var form = SiteForm.Of(await Forms.Read(context));
        if (form.Errors.Count > 0)
            return await pages.Page(context, me, new(form), StatusCodes.Status400BadRequest, cancel);
        await site.Apply(form, me, cancel);
        return HtmlResults.SeeOther("/admin?saved=place");
    }

    private static async Task<IResult> RequireSecondFactor(
        HttpContext context,
        CurrentUser me,
        SiteUpdate site,
        AdminPages pages,
        CancellationToken cancel)
    {
        var isRequired = (await Forms.Read(context)).IsTicked("required");
        if (await site.RequireSecondFactor(me, isRequired, cancel)) return HtmlResults.SeeOther("/admin?saved=second-factor#second-factor");
        return await pages.Page(context, me, "own-factor", null, StatusCodes.Status409Conflict, cancel);
    }

    private static async Task<IResult> Invite(
        HttpContext context,
        CurrentUser me,
        SiteInvitationService invitations,
        AdminPages pages,
        UnitOfWork unit,
        CancellationToken cancel)
    {
        var isCreated = await unit.Write(write => Recorded(write, me, invitations.Create(me.Id, cancel)), cancel);
        if (isCreated) return HtmlResults.SeeOther("/admin?saved=invitation#invitations");
        return await pages.Page(context, me, "", Texts.TooManyInvitations, StatusCodes.Status409Conflict, cancel);
    }

    private static async Task<IResult> Withdraw(
        string code,
        CurrentUser me,
        SiteInvitationService invitations,
        UnitOfWork unit,
        CancellationToken cancel)
    {
        await unit.Write(write => Recorded(write, me, invitations.Withdraw(code, cancel)), cancel);
        return HtmlResults.SeeOther("/admin?saved=withdrawn#invitations");
    }

    private static async Task<bool> Recorded(WriteTransaction write, CurrentUser me, Task<bool> change)
    {
        if (!await change) return false;
        write.Record(EntryKind.SiteChanged, me.Id);
        return true;
    }
}

/// <summary>The policy of /admin. For everybody but administrators these pages do not exist (404).</summary>
internal static class AdministratorPolicy
{
    public static void Configure(AuthorizationPolicyBuilder policy) => policy
        .RequireAuthenticatedUser()
        .RequireAssertion(authorization => authorization.Resource is HttpContext context
            && CurrentUser.Of(context) is { IsAdministrator: true });
}
