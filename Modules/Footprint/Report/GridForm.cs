using System.Globalization;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Report;

/// <summary>What the electricity of the place emits, as typed: gCO2e per kWh.</summary>
/// <param name="Typed">What stands in the field.</param>
public sealed record GridForm(string Typed)
{
    private const double Most = 2000;

    /// <summary>What is wrong with it, or null.</summary>
    public string? Error { get; private init; }

    /// <summary>True when it was just set.</summary>
    public bool IsSaved { get; init; }

    internal double? Intensity { get; private init; }

    internal Field Field => new("grid", Texts.GridIntensity, Typed, Error, Texts.GridHint);

    internal static GridForm Of(double intensity) => new(intensity.ToString("0.##", CultureInfo.CurrentCulture));

    internal static GridForm Of(string typed) =>
        double.TryParse(typed.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var intensity) && intensity is >= 0 and <= Most
            ? new(typed) { Intensity = intensity } : new(typed) { Error = Texts.GridWrong };
}
