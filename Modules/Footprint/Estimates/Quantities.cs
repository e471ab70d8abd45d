using System.Globalization;

namespace OurWhats.Footprint.Estimates;

/// <summary>Formats masses and distances in a suitable unit.</summary>
internal static class Quantities
{
    /// <summary>"0,06 mg", "12 mg", "3,4 g", "1,2 kg".</summary>
    public static string Grams(double grams) => grams switch
    {
        < 1 => Short(grams * 1000) + " mg",
        < 1000 => Short(grams) + " g",
        _ => Short(grams / 1000) + " kg",
    };

    /// <summary>"6 cm", "12 m", "1,2 km".</summary>
    public static string Metres(double metres) => metres switch
    {
        < 1 => Short(metres * 100) + " cm",
        < 1000 => Short(metres) + " m",
        _ => Short(metres / 1000) + " km",
    };

    private static string Short(double number)
    {
        var format = number switch { < 0.1 => "0.###", < 9.95 => "0.#", _ => "#,0" };
        return number.ToString(format, CultureInfo.CurrentCulture);
    }
}
