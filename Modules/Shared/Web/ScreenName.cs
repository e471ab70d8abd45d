namespace OurWhats.Shared.Web;

/// <summary>Endpoint metadata: the ecodesign declaration lists the weight of this page.</summary>
/// <param name="Rank">Sort order, ascending.</param>
/// <param name="Name">Name of the page, in the language of the request.</param>
public sealed record ScreenName(int Rank, Func<string> Name);
