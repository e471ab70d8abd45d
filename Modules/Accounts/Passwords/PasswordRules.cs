using OurWhats.Accounts.Names;

namespace OurWhats.Accounts.Passwords;

/// <summary>
/// Rules for passwords: a minimum length, no required kinds of characters (OWASP ASVS 5.0, 6.2), and nothing easily
/// guessed.
/// </summary>
internal static class PasswordRules
{
    private const int MinCharacters = 12;
    private const int MaxCharacters = 256;
    private const int MinDifferentCharacters = 5;

    // From lists of leaked passwords: common beginnings of passwords that reach the minimum length by an addition.
    private static readonly string[] Common =
    [
        "motdepasse", "password", "azertyuiop", "qwertyuiop", "qwertzuiop", "123456789", "987654321", "abcdefghij",
        "jetaime", "iloveyou", "bonjour", "administrateur", "administrator", "soleil", "loulou", "doudou", "chouchou",
        "marseille",
    ];

    /// <summary>The first problem with a password, as a sentence; null if valid.</summary>
    public static string? Check(string password, string userName)
    {
        if (password.Length < MinCharacters) return Texts.PasswordShort;
        if (password.Length > MaxCharacters) return Texts.PasswordLong;
        return IsGuessable(password.ToLowerInvariant(), userName) ? Texts.PasswordCommon : null;
    }

    private static bool IsGuessable(string password, string userName)
    {
        if (password.Distinct().Count() < MinDifferentCharacters) return true;
        string[] known = [.. Common, userName.ToLowerInvariant()];
        return known.Any(word => AddsLittleTo(word, password))
            || UserNames.Normalize(password) == UserNames.Normalize(userName);
    }

    private static bool AddsLittleTo(string word, string password) => word.Length > 0
        && password.Contains(word, StringComparison.Ordinal)
        && password.Replace(word, "", StringComparison.Ordinal).Count(char.IsLetter) < MinDifferentCharacters;
}
