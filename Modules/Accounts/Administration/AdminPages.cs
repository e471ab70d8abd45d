using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Accounts.Site;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Administration;

internal sealed class AdminPages(
    AccountsContext accounts,
    SiteInvitationService invitations,
    PeopleDirectory people,
    SecondFactorRule rule)
{
    /// <summary>The page with the stored settings.</summary>
    /// <param name="saved">The action just done: "place", "invitation", "withdrawn"; otherwise empty.</param>
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

    /// <param name="view">The site settings, stored or submitted.</param>
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
        return HtmlResults.Page(AdminPage.Create(new(shell, view, AccountCounts.Of(people), [.. links], rule.IsRequired)), status);
    }
}

/// <summary>The site settings, stored or submitted.</summary>
/// <param name="Form">The form with the name and the sign-up policy.</param>
/// <param name="Saved">The action just done: "place", "second-factor", "invitation", "withdrawn"; "own-factor" if the
/// administrator needs a second factor first; otherwise empty.</param>
/// <param name="Refusal">Why no invitation was created, or null.</param>
public sealed record SiteView(SiteForm Form, string Saved = "", string? Refusal = null);

/// <summary>Numbers of accounts.</summary>
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

/// <summary>View of an invitation link to the site.</summary>
/// <param name="Link">The absolute URL.</param>
/// <param name="Until">The expiry date.</param>
/// <param name="Uses">Number of accounts created with it.</param>
public sealed record SiteInvitationLink(string Code, string Link, string Until, int Uses)
{
    internal static SiteInvitationLink Of(HttpContext context, SiteInvitation invitation, CurrentUser me) => new(
        invitation.Code,
        context.RequestServices.GetRequiredService<PublicAddress>().Of(context, invitation.Address),
        me.Local(invitation.ExpiresAt.ToUnixTimeMilliseconds()).ToString("D", me.Culture),
        invitation.Uses);
}

public sealed record AdminModel(
    Shell Shell,
    SiteView Site,
    AccountCounts Counts,
    IReadOnlyList<SiteInvitationLink> Invitations,
    bool IsSecondFactorRequired);
