namespace OurWhats.Shared.Identity;

/// <summary>Names of the policies by which a route lets some people in only.</summary>
public static class Roles
{
    /// <summary>Administrators of the place; Accounts says who they are.</summary>
    public const string Administrators = "administrators";
}
