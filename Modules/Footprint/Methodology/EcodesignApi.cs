using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Estimates;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Methodology;

/// <summary>/ecoconception: how the footprint is estimated, what screens may weigh, and the RGESN declaration. Public.</summary>
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

/// <summary>The ecodesign declaration, as the page shows it.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="Screens">The screens with their weights.</param>
/// <param name="Intensity">gCO2e per kWh of the site's electricity.</param>
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
