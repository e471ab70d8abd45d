using System.Globalization;
using System.Text;
using OurWhats.Shared.Web;

namespace OurWhats.Search.Language;

/// <summary>Words without what people leave out when they type: accents, capitals, ligatures.</summary>
internal static class Fold
{
    // What Unicode does not take apart, although keyboards do.
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

    /// <summary>In small letters, whole characters: "Été" and "été", however they were composed, are the same.</summary>
    public static string Lower(string text) => Ascii(text) ?? Characters.Normalize(text, NormalizationForm.FormC).ToLowerInvariant();

    /// <summary>In small letters without accents: "Œufs" is "oeufs". May be empty.</summary>
    public static string Plain(string text)
    {
        if (Ascii(text) is { } ascii) return ascii;
        StringBuilder plain = new(text.Length);
        foreach (var character in Characters.Normalize(text, NormalizationForm.FormKD).ToLowerInvariant().Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) continue;
            if (Ligatures.TryGetValue(character, out var letters)) plain.Append(letters);
            else plain.Append(character);
        }

        return plain.ToString();
    }

    // Most words.
    private static string? Ascii(string text)
    {
        foreach (var character in text) if (!char.IsAscii(character)) return null;
        return text.ToLowerInvariant();
    }
}
