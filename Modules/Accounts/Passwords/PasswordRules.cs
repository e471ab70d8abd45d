using OurWhats.Accounts.Names;

namespace OurWhats.Accounts.Passwords;

/// <summary>Length is what counts (OWASP ASVS 5.0, 6.2): no rules about kinds of characters, but nothing easily guessed.</summary>
internal static class PasswordRules
{
    private const int MinCharacters = 12;
    private const int MaxCharacters = 256;
    private const int MinDifferentCharacters = 5;

    // From the lists of leaked passwords: beginnings that reach the minimum length once something is added to them.
    private static readonly string[] Common =
    [
        "motdepasse", "password", "azertyuiop", "qwertyuiop", "qwertzuiop", "123456789", "987654321", "abcdefghij",
        "jetaime", "iloveyou", "bonjour", "administrateur", "administrator", "soleil", "loulou", "doudou", "chouchou",
        "marseille",
    ];

    /// <summary>What is wrong with a password, as a sentence, or null.</summary>
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
