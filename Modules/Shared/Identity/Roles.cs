namespace OurWhats.Shared.Identity;

/// <summary>Names of authorization policies for routes.</summary>
public static class Roles
{
    /// <summary>Administrators of the site.</summary>
    public const string Administrators = "administrators";
}
