namespace OurWhats.Shared.Contracts.Accounts;

/// <summary>What everybody may know of a person.</summary>
/// <param name="Id">The person's key; never shown.</param>
/// <param name="UserName">Unique name, as chosen at sign-up; stands in addresses.</param>
/// <param name="DisplayName">The name that people read.</param>
/// <param name="IsSuspended">True while an administrator keeps them out: nobody adds them to a group or writes to
/// them for the first time.</param>
/// <param name="Picture">Key of the file of their picture, or null.</param>
public sealed record PersonCard(long Id, string UserName, string DisplayName, bool IsSuspended = false, string? Picture = null)
{
    /// <summary>The person's page, which is where one writes to them.</summary>
    public string Address => "/people/" + Uri.EscapeDataString(UserName);
}
