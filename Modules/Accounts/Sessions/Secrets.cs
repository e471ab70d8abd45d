using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace OurWhats.Accounts.Sessions;

/// <summary>
/// Random keys of sessions and reset links. Only hashes are stored, so a stolen database contains no usable key.
/// </summary>
internal static class Secrets
{
    public static string Hash(string secret) =>
        WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
