using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Estimates;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Method;

/// <summary>/ecoconception: for everybody, how the footprint is told, what screens may weigh, and the RGESN declaration.</summary>
internal static class EcodesignApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/ecoconception", Show).AllowAnonymous();

    private static async Task<IResult> Show(HttpContext context, CurrentUser? me, FootprintContext footprint, Estimator estimator, CancellationToken cancel)
    {
        var measured = (await footprint.Routes.AsNoTracking().ToListAsync(cancel)).Select(Measured.Of).ToList();
        var shell = me is null ? Shell.Bare(context, Texts.Ecodesign) : await Shell.For(context, me, Texts.Ecodesign, cancel);
        return Answers.Page(EcodesignPage.Create(new(shell, Screen.Of(measured), await estimator.Grid(cancel))));
    }
}

/// <summary>What the declaration shows.</summary>
/// <param name="Shell">What is around it.</param>
/// <param name="Screens">The screens.</param>
/// <param name="Grid">gCO2e per kWh of the place.</param>
public sealed record EcodesignModel(Shell Shell, IReadOnlyList<Screen> Screens, double Grid)
{
    internal static IReadOnlyList<string> Themes => Texts.Themes.Split('|');

    internal static string Score => Texts.RgesnScore.With(Criterion.Score.ToString("P0", System.Globalization.CultureInfo.CurrentCulture),
        Criterion.All.Count(one => one.Answer == "yes"), Criterion.All.Count(one => one.Answer == "no"), Criterion.All.Count(one => one.Answer == "na"), Criterion.All.Count(one => one.Answer == "host"));
}
