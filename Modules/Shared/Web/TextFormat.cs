using System.Globalization;

namespace OurWhats.Shared.Web;

/// <summary>Fills the gaps of a text.</summary>
public static class TextFormat
{
    /// <summary>The text with {0}, {1}… replaced, numbers and dates written as the language writes them.</summary>
    public static string With(this string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
