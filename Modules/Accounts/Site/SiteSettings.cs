namespace OurWhats.Accounts.Site;

/// <summary>The settings of the site, in a table with one row.</summary>
internal sealed class SiteSettings
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required string Name { get; set; }

    public required SignUpPolicy SignUp { get; set; }
}

/// <summary>Rule for who may create an account.</summary>
internal enum SignUpPolicy
{
    Invitation,
    Anyone,
    Nobody,
}
