using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Site;

/// <summary>Changes the site's name and sign-up policy.</summary>
internal sealed class SiteUpdate(AccountsContext accounts, SiteName name, SignUpRule rule, UnitOfWork unit)
{
    /// <summary>Stores a form without errors.</summary>
    public Task Apply(SiteForm form, CurrentUser me, CancellationToken cancel) => unit.Write(async write =>
    {
        var site = await accounts.SiteSettings.SingleAsync(cancel);
        (site.Name, site.SignUp) = (form.Name, form.SignUp);
        if (await accounts.SaveChangesAsync(cancel) > 0) write.Record(EntryKind.SiteChanged, me.Id);
        write.AfterCommit(() => (name.Value, rule.Policy) = (form.Name, form.SignUp));
    }, cancel);
}
