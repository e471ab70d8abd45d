using System.Globalization;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Report;

/// <summary>The form to set the carbon intensity of the site's electricity.</summary>
/// <param name="Typed">Text of the field: gCO2e per kWh.</param>
public sealed record ElectricityMixForm(string Typed)
{
    private const double Most = 2000;

    /// <summary>The error message, or null.</summary>
    public string? Error { get; private init; }

    /// <summary>True right after a change.</summary>
    public bool IsSaved { get; init; }

    /// <summary>gCO2e per kWh; null if the form has an error.</summary>
    internal double? Intensity { get; private init; }

    internal Field Field => new("grid", Texts.GridIntensity, Typed, Error, Texts.GridHint);

    internal static ElectricityMixForm Of(double intensity) =>
        new(intensity.ToString("0.##", CultureInfo.CurrentCulture));

    internal static ElectricityMixForm Of(string typed) =>
        TryParse(typed, out var intensity) && intensity is >= 0 and <= Most
            ? new(typed) { Intensity = intensity }
            : new(typed) { Error = Texts.GridWrong };

    private static bool TryParse(string typed, out double intensity) => double.TryParse(
        typed.Replace(',', '.'),
        NumberStyles.AllowDecimalPoint,
        CultureInfo.InvariantCulture,
        out intensity);
}
