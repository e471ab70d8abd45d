namespace OurWhats.Shared.Contracts.Accounts;

/// <summary>Lets a person back in who has lost their second factor, from the server's console.</summary>
public interface ISecondFactorRemoval
{
    /// <summary>Removes all second factors of a person and ends their sessions.</summary>
    /// <returns>False if there is nobody of that name.</returns>
    Task<bool> Remove(string userName, CancellationToken cancel);
}
