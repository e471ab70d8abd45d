using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Estimates;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Methodology;

/// <summary>
/// /ecoconception, public: how the footprint is estimated, the weight of screens, and the RGESN declaration.
/// </summary>
internal static class EcodesignApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/ecoconception", Show)
        .WithMetadata(
            new NavigationItem(NavigationPlace.PublicFooter, 10, () => Texts.Ecodesign),
            new ScreenName(90, () => Texts.Ecodesign))
        .AllowAnonymous();

    private static async Task<IResult> Show(
        HttpContext context,
        CurrentUser? me,
        FootprintContext footprint,
        Estimator estimator,
        EndpointDataSource endpoints,
        CancellationToken cancel)
    {
        var routes = await footprint.Routes.AsNoTracking().ToListAsync(cancel);
        var shell = me is null
            ? Shell.Bare(context, Texts.Ecodesign)
            : await Shell.For(context, me, Texts.Ecodesign, cancel);
        var screens = Screen.Of([.. routes.Select(PageWeight.Of)], endpoints);
        return HtmlResults.Page(EcodesignPage.Create(new(shell, screens, await estimator.Intensity(cancel))));
    }
}

/// <summary>Model of the ecodesign declaration.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="Screens">The screens with their weights.</param>
/// <param name="Intensity">Carbon intensity of the site's electricity, gCO2e per kWh.</param>
public sealed record EcodesignModel(Shell Shell, IReadOnlyList<Screen> Screens, double Intensity)
{
    internal static IReadOnlyList<string> Themes => Texts.Themes.Split('|');

    internal static string Score => Texts.RgesnScore.With(
        Criterion.Score.ToString("P0", CultureInfo.CurrentCulture),
        Criterion.Count("yes"),
        Criterion.Count("no"),
        Criterion.Count("na"),
        Criterion.Count("host"));
}
