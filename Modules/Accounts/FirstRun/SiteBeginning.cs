using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.SignUp;
using OurWhats.Accounts.Site;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.FirstRun;

/// <summary>Names the site and creates its first administrator.</summary>
internal sealed class SiteBeginning(
    AccountsContext accounts,
    Registration registration,
    UnitOfWork unit,
    SiteName place,
    SignUpRule rule)
{
    /// <summary>Stores forms without errors, and begins the administrator's session.</summary>
    /// <returns>False, without any change, if the site has begun already.</returns>
    public async Task<bool> Apply(
        HttpContext context,
        SiteForm site,
        RegistrationForm administrator,
        CancellationToken cancel)
    {
        var hash = await registration.HashPassword(administrator, cancel);
        return await unit.Write(async write =>
        {
            if (await accounts.SiteSettings.AnyAsync(cancel)) return false;
            accounts.Add(new SiteSettings { Name = site.Name, SignUp = site.SignUp });
            write.AfterCommit(() => (place.Value, rule.Policy) = (site.Name, site.SignUp));
            return await registration.Create(write, context, administrator, hash, isAdministrator: true, cancel) is not null;
        }, cancel);
    }
}
