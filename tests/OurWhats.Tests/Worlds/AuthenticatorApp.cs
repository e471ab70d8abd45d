using System.Text.RegularExpressions;
using OtpNet;

namespace OurWhats.Tests.Worlds;

/// <summary>An authenticator app on a person's phone.</summary>
public sealed partial class AuthenticatorApp(string secret, TimeProvider clock)
{
    private const string Page = "/me/second-factor";

    /// <summary>What the page showed when the app was added.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>Adds an app to the account of a person who has just signed in.</summary>
    public static async Task<AuthenticatorApp> AddTo(Person person, TimeProvider clock)
    {
        (await person.Post(Page + "/app")).Must(303);
        AuthenticatorApp app = new(Secret().Match((await person.Get(Page)).Must(200).Html).Groups[1].Value, clock);
        var shown = (await person.Post(Page + "/app/code", new() { ["code"] = app.Code() })).Must(200);
        app.RecoveryCodes = CodesOf(shown);
        return app;
    }

    public static IReadOnlyList<string> CodesOf(Page page) => [.. RecoveryCode().Matches(page.Html).Select(found => found.Value)];

    /// <summary>The code that it shows now, or so many codes later or earlier.</summary>
    public string Code(int later = 0) =>
        new Totp(Base32Encoding.ToBytes(secret.Replace(" ", ""))).ComputeTotp(clock.GetUtcNow().AddSeconds(30 * later).UtcDateTime);

    [GeneratedRegex("id=\"secret\" readonly rows=\"2\">([A-Z2-7 ]{39})<")]
    private static partial Regex Secret();

    [GeneratedRegex("(?<=<li>)[a-z2-9]{4}(-[a-z2-9]{4}){3}(?=</li>)")]
    private static partial Regex RecoveryCode();
}
