using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

/// <summary>Passkeys of Chromium's virtual authenticator.</summary>
public sealed class PasskeyTests(Chromium chromium) : Journey(chromium)
{
    private const string SettingsPage = "/me/second-factor";

    [Fact]
    public async Task A_passkey_completes_the_sign_in_and_an_answer_of_another_one_does_not()
    {
        var alice = await Arrive("Alice");
        await HasAuthenticator(alice);
        await AddPasskey(alice);
        var codes = await alice.Page.Locator("#codes li").AllTextContentsAsync();
        await alice.SignOut();

        await alice.Go("/sign-in");
        await alice.FillSignIn();
        await alice.Button("Utiliser une clé d'accès").ClickAsync();
        await alice.SeesDashboard();

        var thief = await Stranger("Alice");
        await HasAuthenticator(thief);
        await thief.Go("/sign-in");
        await thief.FillSignIn();
        await thief.Button("Utiliser une clé d'accès").ClickAsync();
        var alert = thief.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "clé" });
        await Expect(alert).ToHaveTextAsync("La clé d'accès n'a pas répondu, ou n'est pas la bonne. Recommencez.");
        Assert.Equal(10, codes.Count);
    }

    [Fact]
    public async Task An_answer_is_good_once_and_only_for_its_own_challenge()
    {
        var alice = await Arrive("Alice");
        await HasAuthenticator(alice);
        await AddPasskey(alice);
        await alice.SignOut();
        List<string> answers = [];
        alice.Page.Request += (_, request) =>
        {
            var isAnswer = request.Method == "POST" && request.Url.EndsWith("/sign-in/second", StringComparison.Ordinal);
            if (isAnswer) answers.Add(request.PostData!);
        };
        await alice.Go("/sign-in");
        await alice.FillSignIn();
        await alice.Button("Utiliser une clé d'accès").ClickAsync();
        await alice.SeesDashboard();
        await alice.SignOut();
        await alice.Go("/sign-in");
        await alice.FillSignIn();
        await Expect(alice.Button("Utiliser une clé d'accès")).ToBeVisibleAsync();

        var replayed = await alice.Context.APIRequest.PostAsync("/sign-in/second", new()
        {
            Data = Assert.Single(answers),
            Headers = [new("Content-Type", "application/x-www-form-urlencoded"), new("Origin", Address.GetLeftPart(UriPartial.Authority))],
        });

        Assert.Equal(400, replayed.Status);
        await alice.Go("/");
        await alice.SeesSignIn();
    }

    [Fact]
    public async Task Without_script_a_recovery_code_replaces_the_passkey()
    {
        var alice = await Arrive("Alice");
        await HasAuthenticator(alice);
        await AddPasskey(alice);
        var code = await alice.Page.Locator("#codes li").First.TextContentAsync();

        var plain = await Stranger("Alice", adapt: options => options.JavaScriptEnabled = false);
        await plain.Go("/sign-in");
        await plain.FillSignIn();
        await Expect(plain.Page.GetByText("Les clés d'accès demandent JavaScript et un navigateur récent.")).ToBeVisibleAsync();
        await plain.Page.GetByText("Utiliser un code de secours").ClickAsync();
        await plain.Page.GetByLabel("Code de secours", new() { Exact = true }).FillAsync(code!);
        await plain.Page.Locator("details").GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();

        await Expect(plain.Page.GetByText("Restants : 9.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_removed_passkey_is_not_asked_for_any_more()
    {
        var alice = await Arrive("Alice");
        await HasAuthenticator(alice);
        await AddPasskey(alice);
        await alice.Link("C'est noté").ClickAsync();

        await alice.Page.GetByRole(AriaRole.Button, new() { Name = "Retirer la clé d'accès : Chrome sur Linux" }).ClickAsync();
        await Expect(alice.Page.GetByText("La double authentification n'est pas active")).ToBeVisibleAsync();
        await alice.SignOut();

        await alice.SignIn();
    }

    private static async Task AddPasskey(Visitor visitor)
    {
        await visitor.Go(SettingsPage);
        await visitor.Button("Ajouter une clé d'accès").ClickAsync();
        await Expect(visitor.Page.GetByText("La double authentification est active")).ToBeVisibleAsync();
    }

    private static async Task HasAuthenticator(Visitor visitor)
    {
        var session = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
