namespace OurWhats.Shared.Contracts.Accounts;

/// <summary>The part of a person's profile that everybody on the site may see.</summary>
/// <param name="Id">The person's key; not shown on pages.</param>
/// <param name="UserName">Unique name chosen at sign-up, used in addresses.</param>
/// <param name="DisplayName">The name shown on pages.</param>
/// <param name="IsSuspended">True while an administrator has suspended the account: the person cannot be added to a
/// group, and nobody can start a conversation with them.</param>
/// <param name="Picture">Key of the picture's file (<see cref="Media.FileCard.Key"/>), or null.</param>
public sealed record PersonCard(long Id, string UserName, string DisplayName, bool IsSuspended = false, string? Picture = null)
{
    /// <summary>The person's page, from which one writes to them.</summary>
    public string Address => "/people/" + Uri.EscapeDataString(UserName);
}
