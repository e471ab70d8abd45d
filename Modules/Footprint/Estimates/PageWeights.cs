using OurWhats.Footprint.Metering;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Estimates;

/// <summary>What pages weighed since that was last stored.</summary>
internal sealed class PageWeights(AvoidedBytes avoidedBytes, Assets assets)
{
    /// <summary>True when pages were sent since.</summary>
    public bool HasUnwritten => avoidedBytes.HasPages;

    /// <summary>The weights of those pages, one for each route.</summary>
    public IReadOnlyList<RouteWeight> Unwritten() =>
        [.. avoidedBytes.Pages.Select(page => RouteWeight.Of(page.Key, page.Value, assets))];

    /// <summary>Stores them. Call it inside a write.</summary>
    public async Task Store(FootprintContext footprint)
    {
        foreach (var (route, page) in avoidedBytes.TakePages())
        {
            var row = await footprint.Routes.FindAsync(route) ?? footprint.Add(RouteWeight.Empty(route)).Entity;
            row.Become(page, assets);
        }

        await footprint.SaveChangesAsync();
    }
}
