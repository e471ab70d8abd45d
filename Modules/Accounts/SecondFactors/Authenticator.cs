using OtpNet;

namespace OurWhats.Accounts.SecondFactors;

/// <summary>
/// A person's authenticator app. It and the server compute the same codes of six digits from a shared secret and the
/// time (TOTP, RFC 6238).
/// </summary>
internal sealed class Authenticator
{
    private const int SecretBytes = 20; // RFC 4226, section 4

    public required long PersonId { get; init; }

    /// <summary>The secret. The server needs it itself, so unlike passwords it cannot be stored as a hash.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>True once the app has given a right code; before, it is not asked for.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>Time step of the last code used. Each code is accepted once (RFC 6238, section 5.2).</summary>
    public long LastStep { get; private set; }

    /// <summary>The secret as people type it: Base32, in groups of four.</summary>
    public string SecretText => string.Join(' ', Base32.Chunk(4).Select(group => new string(group)));

    private string Base32 => Base32Encoding.ToString(Secret);

    public static Authenticator For(long person) =>
        new() { PersonId = person, Secret = KeyGeneration.GenerateRandomKey(SecretBytes) };

    /// <summary>The address by which apps take over the secret.</summary>
    /// <param name="site">Name of the site, under which the app lists the account.</param>
    /// <param name="userName">The person's user name.</param>
    public string AddressFor(string site, string userName) => new OtpUri(OtpType.Totp, Base32, userName, site).ToString();

    /// <summary>
    /// True if the code is right and has not been used, and then uses it. The codes before and after the current one
    /// are accepted too, because clocks differ.
    /// </summary>
    public bool TryUse(string code, DateTimeOffset now)
    {
        Totp totp = new(Secret);
        var isRight = totp.VerifyTotp(now.UtcDateTime, code, out var step, VerificationWindow.RfcSpecifiedNetworkDelay);
        if (!isRight || step <= LastStep) return false;
        (LastStep, IsConfirmed) = (step, true);
        return true;
    }
}
