using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Site;

/// <summary>Changes the site's name, sign-up policy and rule for administrators.</summary>
internal sealed class SiteUpdate(
    AccountsContext accounts,
    SiteName name,
    SignUpRule signUp,
    SecondFactorRule secondFactor,
    UnitOfWork unit,
    SecurityLog log)
{
    /// <summary>Stores a form without errors.</summary>
    public Task Apply(SiteForm form, CurrentUser me, CancellationToken cancel) => unit.Write(async write =>
    {
        var site = await accounts.SiteSettings.SingleAsync(cancel);
        (site.Name, site.SignUp) = (form.Name, form.SignUp);
        if (await accounts.SaveChangesAsync(cancel) > 0) write.Record(EntryKind.SiteChanged, me.Id);
        write.AfterCommit(() => (name.Value, signUp.Policy) = (form.Name, form.SignUp));
    }, cancel);

    /// <summary>
    /// Requires a second factor of administrators, or no longer. Only one who has a factor may require it, so somebody can
    /// still administer.
    /// </summary>
    /// <returns>False, without any change, if the administrator has none.</returns>
    public Task<bool> RequireSecondFactor(CurrentUser me, bool isRequired, CancellationToken cancel) => unit.Write(async write =>
    {
        if (isRequired && !await accounts.Users.AnyAsync(person => person.Id == me.Id && person.TwoFactorEnabled, cancel)) return false;
        var site = await accounts.SiteSettings.SingleAsync(cancel);
        site.RequiresSecondFactor = isRequired;
        if (await accounts.SaveChangesAsync(cancel) == 0) return true;
        write.Record(EntryKind.SiteChanged, me.Id);
        log.Changed(write, isRequired ? "second factor required of administrators" : "second factor optional", me.Id, me.Id);
        write.AfterCommit(() => secondFactor.IsRequired = isRequired);
        return true;
    }, cancel);
}
