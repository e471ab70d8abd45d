using System.Globalization;
using System.Text;
using OurWhats.Shared.Web;

namespace OurWhats.Search.Language;

/// <summary>Removes accents, capitals and ligatures, which people often leave out when they type.</summary>
internal static class Fold
{
    // Letters without a Unicode decomposition that many keyboards cannot type.
    private static readonly Dictionary<char, string> Ligatures = new()
    {
        ['\u0153'] = "oe",
        ['\u00e6'] = "ae",
        ['\u00f8'] = "o",
        ['\u00df'] = "ss",
        ['\u0142'] = "l",
        ['\u0111'] = "d",
        ['\u0131'] = "i",
        ['\u00f0'] = "d",
        ['\u00fe'] = "th",
    };

    /// <summary>
    /// Lower case in composed form (NFC), so that "Été" and "été" are equal however they were composed.
    /// </summary>
    public static string Lower(string text) =>
        LowerAscii(text) ?? Characters.Normalize(text, NormalizationForm.FormC).ToLowerInvariant();

    /// <summary>Lower case without accents: "Œufs" becomes "oeufs". May be empty.</summary>
    public static string Plain(string text)
    {
        if (LowerAscii(text) is { } ascii) return ascii;
        var decomposed = Characters.Normalize(text, NormalizationForm.FormKD)
            .ToLowerInvariant()
            .Normalize(NormalizationForm.FormKD);
        StringBuilder plain = new(text.Length);
        foreach (var character in decomposed)
        {
            if (IsMark(character)) continue;
            if (Ligatures.TryGetValue(character, out var letters)) plain.Append(letters);
            else plain.Append(character);
        }

        return plain.ToString();
    }

    // The fast path for most words; null if the text is not ASCII only.
    private static string? LowerAscii(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsAscii(character)) return null;
        }

        return text.ToLowerInvariant();
    }

    private static bool IsMark(char character) =>
        CharUnicodeInfo.GetUnicodeCategory(character)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
