namespace OurWhats.Accounts.Site;

/// <summary>The settings of the site, in a table with one row.</summary>
internal sealed class SiteSettings
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required string Name { get; set; }

    public required SignUpPolicy SignUp { get; set; }

    /// <summary>True if administrators may administer only with a second factor.</summary>
    public bool RequiresSecondFactor { get; set; }
}

/// <summary>Rule for who may create an account. The numbers are stored: never change one.</summary>
internal enum SignUpPolicy
{
    /// <summary>Holders of an invitation to the site, which administrators create.</summary>
    Invitation = 0,

    Anyone = 1,

    Nobody = 2,

    /// <summary>
    /// Holders of an invitation to the site or to a group. Any member may pass on the link of a group, so that somebody
    /// who was suspended can return under another name.
    /// </summary>
    AnyInvitation = 3,
}
