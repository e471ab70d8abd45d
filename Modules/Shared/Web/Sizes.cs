using System.Globalization;

namespace OurWhats.Shared.Web;

/// <summary>Formats file sizes.</summary>
public static class Sizes
{
    /// <summary>
    /// "840 o", "62 ko", "3,2 Mo" in the language of the request: decimal units, one decimal below ten.
    /// </summary>
    public static string Of(long bytes) => bytes switch
    {
        < 1_000 => Texts.Bytes.With(bytes),
        < 1_000_000 => Texts.Kilobytes.With(Short(bytes / 1e3)),
        < 1_000_000_000 => Texts.Megabytes.With(Short(bytes / 1e6)),
        _ => Texts.Gigabytes.With(Short(bytes / 1e9)),
    };

    private static string Short(double number) => number.ToString(number < 9.95 ? "0.#" : "0", CultureInfo.CurrentCulture);
}
