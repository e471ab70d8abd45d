using OurWhats.Shared.Data;

namespace OurWhats.Shared.Contracts.Accounts;

/// <summary>
/// Invitation links as Accounts needs them for sign-up. The module that issues the links implements it.
/// </summary>
public interface IInvitations
{
    /// <summary>
    /// Returns the name of the group that the code invites to, or null if the code is unknown, expired or withdrawn.
    /// </summary>
    Task<string?> Find(string code, CancellationToken cancel);

    /// <summary>Accepts the invitation for a new person. Call it inside the write that creates the account.</summary>
    /// <returns>The address to send the person to, or null if the code is not valid (any more); then nothing is
    /// done.</returns>
    Task<string?> Accept(WriteTransaction write, string code, long personId, CancellationToken cancel);
}
