using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Estimates;

/// <summary>What electricity emits, as an administrator set it. Days before keep what was said of them.</summary>
internal sealed class Grid
{
    /// <summary>The first day for which it holds: days since 1 January of the year 1.</summary>
    public required int FromDay { get; init; }

    /// <summary>gCO2e per kWh.</summary>
    public required double Intensity { get; set; }
}

/// <summary>What a page weighed the last time that it was sent.</summary>
internal sealed class RouteWeight
{
    /// <summary>Its address, as the router knows it.</summary>
    public required string Route { get; init; }

    public required int Elements { get; set; }

    /// <summary>With an empty cache: the page, its styles, scripts, icon and pictures.</summary>
    public required int Requests { get; set; }

    /// <summary>Likewise, as sent.</summary>
    public required long Bytes { get; set; }

    /// <summary>Its rank among the pages of the web.</summary>
    public EcoIndex Index => EcoIndex.Of(Elements, Requests, Bytes);

    /// <summary>Stores what pages weighed just now. Inside a write.</summary>
    public static async Task Store(FootprintContext footprint, IReadOnlyDictionary<string, AnswerWeight> pages, Assets assets, CancellationToken cancel)
    {
        foreach (var (route, page) in pages)
        {
            var row = await footprint.Routes.FindAsync([route], cancel) ?? footprint.Add(new RouteWeight { Route = route, Elements = 0, Requests = 0, Bytes = 0 }).Entity;
            (row.Elements, row.Requests, row.Bytes) = (page.Elements, page.Requests, page.SentBytes + page.Assets.Sum(assets.BytesAt));
        }

        await footprint.SaveChangesAsync(cancel);
    }
}
