using Microsoft.AspNetCore.Identity;
using OurWhats.Shared.Contracts.Accounts;

namespace OurWhats.Accounts.People;

/// <summary>An account. Identity keeps its password and lockout.</summary>
internal sealed class Person : IdentityUser<long>
{
    public required string DisplayName { get; set; }

    /// <summary>Two-letter code.</summary>
    public required string Language { get; set; }

    /// <summary>IANA name.</summary>
    public required string Zone { get; set; }

    public bool IsAdministrator { get; init; }

    public PersonCard Card => new(Id, UserName!, DisplayName);
}
