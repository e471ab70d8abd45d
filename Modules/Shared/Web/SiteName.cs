namespace OurWhats.Shared.Web;

/// <summary>The name of the place ("Lycée Jean-Moulin"), shown on every page; empty until the first run.</summary>
public sealed class SiteName
{
    /// <summary>The name as typed.</summary>
    public string Value { get; set; } = "";
}
