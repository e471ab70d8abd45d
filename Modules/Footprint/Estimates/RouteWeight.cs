using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Estimates;

/// <summary>Weight of a page when it was last sent.</summary>
internal sealed class RouteWeight
{
    /// <summary>Route pattern, such as /c/{id:long}.</summary>
    public required string Route { get; init; }

    public required int Elements { get; set; }

    /// <summary>Number of requests with an empty cache: the page, its styles, scripts, icon and pictures.</summary>
    public required int Requests { get; set; }

    /// <summary>Compressed bytes of the page and its assets.</summary>
    public required long Bytes { get; set; }

    public EcoIndex Index => EcoIndex.Of(Elements, Requests, Bytes);

    /// <summary>The weight of a response.</summary>
    public static RouteWeight Of(string route, ResponseSize page, Assets assets)
    {
        var weight = Empty(route);
        weight.Become(page, assets);
        return weight;
    }

    /// <summary>Takes the weight of a page that was sent.</summary>
    public void Become(ResponseSize page, Assets assets)
    {
        Elements = page.Elements;
        Requests = page.Requests;
        Bytes = page.SentBytes + page.Assets.Sum(assets.BytesAt);
    }

    public static RouteWeight Empty(string route) => new() { Route = route, Elements = 0, Requests = 0, Bytes = 0 };
}
