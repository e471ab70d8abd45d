using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Site;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Administration;

/// <summary>Renders the administration page.</summary>
internal sealed class AdminPages(AccountsContext accounts, SiteInvitationService invitations, PeopleDirectory people)
{
    /// <summary>The page with the settings as they are stored.</summary>
    /// <param name="saved">What has just been done: "place", "invitation", "withdrawn" or nothing.</param>
    /// <param name="refusal">Why no invitation was created, or null.</param>
    /// <param name="status">HTTP status of the response.</param>
    public async Task<IResult> Page(
        HttpContext context,
        CurrentUser me,
        string saved,
        string? refusal,
        int status,
        CancellationToken cancel)
    {
        var form = SiteForm.Of(await accounts.SiteSettings.AsNoTracking().SingleAsync(cancel));
        return await Page(context, me, new(form, saved, refusal), status, cancel);
    }

    /// <param name="view">The settings as they are or as they were filled in.</param>
    /// <param name="status">HTTP status of the response.</param>
    public async Task<IResult> Page(
        HttpContext context,
        CurrentUser me,
        SiteView view,
        int status,
        CancellationToken cancel)
    {
        var shell = await Shell.For(context, me, Texts.Administration, cancel);
        var links = (await invitations.ListValid(cancel))
            .Select(invitation => SiteInvitationLink.Of(context, invitation, me));
        return HtmlResults.Page(AdminPage.Create(new(shell, view, AccountCounts.Of(people), [.. links])), status);
    }
}

/// <summary>The settings of the site, as they are or as they were filled in.</summary>
/// <param name="Form">The form with the name and the sign-up policy.</param>
/// <param name="Saved">What has just been done: "place", "invitation", "withdrawn" or nothing.</param>
/// <param name="Refusal">Why no invitation was created, or null.</param>
public sealed record SiteView(SiteForm Form, string Saved = "", string? Refusal = null);

/// <summary>How many accounts there are.</summary>
public sealed record AccountCounts(int People, int Administrators, int Suspended)
{
    internal static AccountCounts Of(PeopleDirectory people)
    {
        var all = people.List("").ToList();
        return new(
            all.Count,
            all.Count(person => person.IsAdministrator),
            all.Count(person => person.Card.IsSuspended));
    }
}

/// <summary>The link of an invitation to the site, as a page shows it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Link">The absolute URL.</param>
/// <param name="Until">The day on which it expires.</param>
/// <param name="Uses">How many accounts were created through it.</param>
public sealed record SiteInvitationLink(string Code, string Link, string Until, int Uses)
{
    internal static SiteInvitationLink Of(HttpContext context, SiteInvitation invitation, CurrentUser me) => new(
        invitation.Code,
        AbsoluteUrl.Of(context, invitation.Address),
        me.Local(invitation.ExpiresAt.ToUnixTimeMilliseconds()).ToString("D", me.Culture),
        invitation.Uses);
}

/// <summary>The administration page.</summary>
public sealed record AdminModel(
    Shell Shell,
    SiteView Site,
    AccountCounts Counts,
    IReadOnlyList<SiteInvitationLink> Invitations);
