using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Methodology;

/// <summary>A screen of the product, with its weight when it was last sent.</summary>
/// <param name="Name">Localized name.</param>
/// <param name="Weight">Null if it has never been opened.</param>
public sealed record Screen(string Name, PageWeight? Weight)
{
    internal const int MostElements = 380;
    internal const int MostRequests = 25;
    internal const long MostBytes = 200_000;

    /// <summary>The screens with a <see cref="ScreenName"/>, in order.</summary>
    internal static IReadOnlyList<Screen> Of(IReadOnlyList<PageWeight> pages, EndpointDataSource endpoints) =>
    [
        .. from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
        let screen = endpoint.Metadata.GetMetadata<ScreenName>()
        where screen is not null
        orderby screen.Rank
        select new Screen(screen.Name(), pages.FirstOrDefault(page => page.Route == endpoint.RoutePattern.RawText)),
    ];
}
