using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Names;

/// <summary>The rules for user names.</summary>
internal static class UserNames
{
    private const int MaxCharacters = 30;

    /// <summary>
    /// The form used to compare names: NFKC in lower case, which removes differences of case, width and composition.
    /// </summary>
    public static string Normalize(string name) =>
        Characters.Normalize(name, NormalizationForm.FormKC).ToUpperInvariant().Normalize(NormalizationForm.FormKC);

    /// <summary>
    /// The first problem with a name, as a sentence; null if valid. Does not check whether it is taken.
    /// </summary>
    public static string? Check(string name)
    {
        if (name.Length is 0 or > MaxCharacters) return Texts.UserNameMissing;
        var visible = Joiners.Remove(name);
        if (Characters.HasInvisibles(visible)) return Texts.UserNameInvisible;
        var runes = visible.Normalize(NormalizationForm.FormKC).EnumerateRunes().ToList();
        if (!runes.All(IsAllowed) || !runes.Any(Rune.IsLetterOrDigit)) return Texts.UserNameCharacters;
        return runes.Where(Rune.IsLetter).Select(Alphabet).Distinct().Count() > 1 ? Texts.UserNameMixed : null;
    }

    private static bool IsAllowed(Rune rune) => Rune.IsLetterOrDigit(rune)
        || rune.Value is '.' or '-' or '_'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Alphabets with look-alike letters; all others count as one.
    private static string Alphabet(Rune rune) => rune.Value switch
    {
        < 0x0250 or (>= 0x1E00 and < 0x1F00) => "Latin",
        (>= 0x0370 and < 0x0400) or (>= 0x1F00 and < 0x2000) => "Greek",
        (>= 0x0400 and < 0x0530) or (>= 0x1C80 and < 0x1C90) or (>= 0xA640 and < 0xA6A0) => "Cyrillic",
        >= 0x0530 and < 0x0590 => "Armenian",
        (>= 0x13A0 and < 0x1400) or (>= 0xAB70 and < 0xABC0) => "Cherokee",
        _ => "other",
    };
}

/// <summary>Lets Identity compare names like <see cref="UserNames"/>.</summary>
internal sealed class UserNameNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : UserNames.Normalize(name);

    public string? NormalizeEmail(string? email) => email?.ToUpperInvariant();
}
