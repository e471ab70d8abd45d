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
        return runes.Where(Rune.IsLetter).Select(Alphabets.Of).Distinct().Count() > 1 ? Texts.UserNameMixed : null;
    }

    private static bool IsAllowed(Rune rune) => Rune.IsLetterOrDigit(rune)
        || rune.Value is '.' or '-' or '_'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

/// <summary>Lets Identity compare names like <see cref="UserNames"/>.</summary>
internal sealed class UserNameNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : UserNames.Normalize(name);

    public string? NormalizeEmail(string? email) => email?.ToUpperInvariant();
}
