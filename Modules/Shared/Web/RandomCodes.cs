using System.Security.Cryptography;

namespace OurWhats.Shared.Web;

/// <summary>Random codes that stand in links and that people can also read out.</summary>
public static class RandomCodes
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789"; // none that are mistaken for another: 5 bits each

    /// <summary>A code that nobody can guess: 80 bits unless more letters are asked for.</summary>
    public static string New(int letters = 16) => RandomNumberGenerator.GetString(Letters, letters);
}
