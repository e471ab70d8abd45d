namespace OurWhats.Accounts.Site;

/// <summary>The settings of the site, which a school, club or association hosts. There is one row.</summary>
internal sealed class SiteSettings
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required string Name { get; set; }

    public required SignUpPolicy SignUp { get; set; }
}

/// <summary>Who may create an account.</summary>
internal enum SignUpPolicy
{
    Invitation,
    Anyone,
    Nobody,
}
