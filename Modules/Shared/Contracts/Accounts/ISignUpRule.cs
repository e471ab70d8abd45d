namespace OurWhats.Shared.Contracts.Accounts;

/// <summary>Who may create an account, for pages that offer it. Kept in memory; sign-up itself checks again.</summary>
public interface ISignUpRule
{
    /// <summary>True if no invitation is needed.</summary>
    bool IsOpenToAnyone { get; }

    /// <summary>True if links of groups create accounts.</summary>
    bool IsOpenToGroupLinks { get; }
}
