using System.Globalization;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Estimates;

/// <summary>Estimated emissions of traffic, with everything the estimate is based on.</summary>
/// <param name="Bytes">The traffic, in bytes.</param>
/// <param name="Carbon">The interval.</param>
/// <param name="Versions">Names of the versions of the constants.</param>
/// <param name="Intensities">Carbon intensities of the site's electricity, gCO2e per kWh; several if it changed during
/// the period.</param>
/// <param name="Segments">The central estimate, by segment.</param>
public sealed record Estimate(
    long Bytes,
    Carbon Carbon,
    string Versions,
    IReadOnlyList<double> Intensities,
    IReadOnlyList<Segment> Segments)
{
    internal string Interval => Texts.Between.With(Quantities.Grams(Carbon.Low), Quantities.Grams(Carbon.High));

    internal string Car
    {
        get
        {
            var (least, most) = Carbon.CarMetres(Constants.Newest);
            return Texts.AsCar.With(Quantities.Metres(least), Quantities.Metres(most));
        }
    }

    internal string Basis
    {
        get
        {
            var constants = Constants.Newest;
            return Texts.Basis.With(
                Versions,
                string.Join(", ", Intensities.Select(IntensityText)),
                Quantities.Grams(Carbon.Central),
                constants["grid.world"],
                constants.DateOf("grid.world"),
                constants.DateOf("ademe.fixed"),
                constants.DateOf("swdm.op.network"));
        }
    }

    private static string IntensityText(double intensity)
    {
        var version = Constants.Versions.FirstOrDefault(version => version["grid.france"] == intensity);
        return version is null
            ? Texts.GridSetHere.With(intensity.ToString("0.##", CultureInfo.CurrentCulture))
            : Texts.GridOfFrance.With(intensity, version.DateOf("grid.france"));
    }
}
