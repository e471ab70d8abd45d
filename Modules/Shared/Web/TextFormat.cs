using System.Globalization;

namespace OurWhats.Shared.Web;

/// <summary>Fills the placeholders of translated texts.</summary>
public static class TextFormat
{
    /// <summary>
    /// Replaces {0}, {1}…, formatting numbers and dates for the language of the request. Names and other texts stay
    /// apart from the sentence.
    /// </summary>
    public static string With(this string text, params object[] values) => string.Format(
        CultureInfo.CurrentCulture,
        text,
        [.. values.Select(value => value is string name ? name.Isolate() : value)]);
}
