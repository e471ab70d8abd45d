using System.Globalization;

namespace OurWhats.Shared.Web;

/// <summary>Fills the placeholders of translated texts.</summary>
public static class TextFormat
{
    /// <summary>Replaces {0}, {1}…, formatting numbers and dates for the language of the request.</summary>
    public static string With(this string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
