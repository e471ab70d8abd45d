namespace OurWhats.Shared.Web;

/// <summary>The name of the site ("Lycée Jean-Moulin"), shown on every page; empty until the first run.</summary>
public sealed class SiteName
{
    /// <summary>The name as typed by an administrator.</summary>
    public string Value { get; set; } = "";
}
