using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Accounts.Site;
using OurWhats.Shared.Data;

namespace OurWhats.Accounts.Reset;

/// <summary>
/// Saves people whose password, second factors, suspension or role may have changed, and then withdraws what was handed
/// out before. <see cref="AccountsContext"/> refuses such a change without a new security stamp, which is set here only.
/// </summary>
internal sealed class Credentials(
    AccountsContext accounts,
    UserManager<Person> users,
    ResetLinks links,
    SiteInvitationService invitations,
    SessionStore sessions)
{
    /// <summary>
    /// Saves a person. A change of credentials withdraws their reset link and those that they handed out, and invitations
    /// to the site with which they could return under another name. A new password, a second factor or a suspension also
    /// ends their sessions; a new role does not, because each request reads the current one.
    /// </summary>
    /// <param name="write">The write that changes the person.</param>
    /// <param name="person">The person, as read in this write.</param>
    /// <param name="keptSession">Key of the session to keep, or null.</param>
    /// <param name="cancel">Cancels the queries.</param>
    public async Task Save(WriteTransaction write, Person person, string? keptSession, CancellationToken cancel)
    {
        var entry = accounts.Entry(person);
        if (!HaveChanged(entry))
        {
            await users.UpdateAsync(person);
            return;
        }

        if (HasEntranceChanged(entry)) await Renew(write, person, keptSession, cancel);
        else await Withdraw(entry, cancel);
    }

    /// <summary>
    /// Saves a person whose credentials have changed: withdraws reset links and ends sessions. What <see cref="Save"/>
    /// cannot see by itself, such as a second passkey, calls it directly.
    /// </summary>
    /// <inheritdoc cref="Save"/>
    public async Task Renew(WriteTransaction write, Person person, string? keptSession, CancellationToken cancel)
    {
        await sessions.EndAll(write, person.Id, keptSession, cancel);
        await Withdraw(accounts.Entry(person), cancel);
    }

    /// <summary>True if a change that is not saved yet concerns what the person may do, or how they prove who they are.</summary>
    public static bool HaveChanged(EntityEntry<Person> entry) =>
        HasEntranceChanged(entry) || HasChanged(entry.Property(person => person.IsAdministrator));

    /// <summary>True if the person has a new security stamp that is not saved yet.</summary>
    public static bool HasNewStamp(EntityEntry<Person> entry) => HasChanged(entry.Property(person => person.SecurityStamp));

    private async Task Withdraw(EntityEntry<Person> entry, CancellationToken cancel)
    {
        await links.WithdrawAll(entry.Entity, cancel);
        await WithdrawInvitations(entry, cancel);
        await users.UpdateSecurityStampAsync(entry.Entity);
    }

    // Administrators see all invitations, so a suspended one could return by any of them. Others know the one that they
    // came by. What somebody handed out as an administrator ends with the role.
    private async Task WithdrawInvitations(EntityEntry<Person> entry, CancellationToken cancel)
    {
        var person = entry.Entity;
        var isSuspended = person.IsSuspended && HasChanged(entry.Property(person => person.IsSuspended));
        var isNoAdministratorAnyMore = !person.IsAdministrator && HasChanged(entry.Property(person => person.IsAdministrator));
        if (isSuspended && person.IsAdministrator) await invitations.WithdrawAll(cancel);
        else if (isSuspended && person.InvitationCode is { } code) await invitations.Withdraw(code, cancel);
        else if (isNoAdministratorAnyMore) await invitations.WithdrawMadeBy(person.Id, cancel);
    }

    private static bool HasEntranceChanged(EntityEntry<Person> entry) =>
        HasChanged(entry.Property(person => person.PasswordHash))
        || HasChanged(entry.Property(person => person.TwoFactorEnabled))
        || HasChanged(entry.Property(person => person.IsSuspended));

    private static bool HasChanged<T>(PropertyEntry<Person, T> property) =>
        !Equals(property.OriginalValue, property.CurrentValue);
}
