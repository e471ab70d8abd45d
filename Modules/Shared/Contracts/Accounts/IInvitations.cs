using OurWhats.Shared.Data;

namespace OurWhats.Shared.Contracts.Accounts;

/// <summary>
/// Asked by Accounts, answered by whoever hands out invitation links: may the bearer of a code create an account,
/// and where does the code lead them?
/// </summary>
public interface IInvitations
{
    /// <summary>What the code invites to (a name to show), or null when it is unknown, expired or withdrawn.</summary>
    Task<string?> Find(string code, CancellationToken cancel);

    /// <summary>
    /// Uses the code for a person; called inside the write that creates the account. Gives the address where they
    /// arrive, or null when the code is not (or no longer) valid.
    /// </summary>
    Task<string?> Accept(WriteTransaction write, string code, long personId, CancellationToken cancel);
}
