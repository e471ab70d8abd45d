using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace OurWhats.Accounts.Sessions;

/// <summary>Random keys that open something. Stored are their hashes only: a stolen database opens nothing.</summary>
internal static class Secrets
{
    public static string Hash(string secret) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
