using System.Security.Cryptography;

namespace OurWhats.Shared.Web;

/// <summary>Random codes for links, easy to read out.</summary>
public static class RandomCodes
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789"; // no letters that look alike; 5 bits each

    /// <summary>Returns a new code from a cryptographic generator: 5 bits per letter, 80 bits by default.</summary>
    public static string New(int letters = 16) => RandomNumberGenerator.GetString(Letters, letters);
}
