namespace OurWhats.Shared.Web;

/// <summary>Metadata of pages whose weight the ecodesign declaration publishes.</summary>
/// <param name="Rank">Its place in the order: the lowest first.</param>
/// <param name="Name">Its name, in the language of the request.</param>
public sealed record ScreenName(int Rank, Func<string> Name);
