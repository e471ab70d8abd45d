using System.Globalization;
using OurWhats.Footprint.Estimates;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Methodology;

/// <summary>Weight of a page with an empty cache.</summary>
/// <param name="Route">Route pattern.</param>
public sealed record PageWeight(string Route, int Elements, int Requests, long Bytes)
{
    internal EcoIndex Index => EcoIndex.Of(Elements, Requests, Bytes);

    internal string Line => Texts.PageWeighs.With(
        Sizes.Of(Bytes),
        Requests,
        Elements,
        Index.Score.ToString("0", CultureInfo.CurrentCulture),
        Index.Grade);

    internal static PageWeight Of(RouteWeight route) => new(route.Route, route.Elements, route.Requests, route.Bytes);
}
