using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace OurWhats.Accounts.Sessions;

/// <summary>Random keys of sessions and reset links. Only their hashes are stored: a stolen database opens nothing.</summary>
internal static class Secrets
{
    public static string Hash(string secret) =>
        WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
