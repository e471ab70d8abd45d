using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed partial class SessionEndTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task A_password_changed_elsewhere_sends_the_open_page_to_the_sign_in_and_back_with_what_was_typed()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        var alicesPhone = await OtherDevice(alice);
        var conversation = alice.Page.Url;
        await alice.Composer.FillAsync("Une phrase à peine commen");

        await ChangePassword(alicesPhone, "encore une longue phrase");
        await alice.SeesSignIn();
        alice.Password = alicesPhone.Password;
        await alice.FillSignIn();

        await Expect(alice.Composer).ToHaveValueAsync("Une phrase à peine commen");
        Assert.Equal(Path(conversation), Path(alice.Page.Url));
        await alicesPhone.Go("/");
        await alicesPhone.SeesDashboard();
    }

    [Fact]
    public async Task Signing_out_in_one_tab_sends_the_others_to_the_sign_in()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        var tab = await OtherTab(alice);

        await tab.SignOut();

        await alice.SeesSignIn();
        await Expect(alice.Page.GetByText("Un", new() { Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_sent_through_a_session_that_ended_leaves_after_the_sign_in()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await alice.Composer.FillAsync("Deux");

        await alice.Context.ClearCookiesAsync();
        await alice.Button("Envoyer").ClickAsync();
        await alice.FillSignIn();

        await alice.Sees("Deux");
        await Expect(alice.Composer).ToHaveValueAsync("");
        await alice.SeesNothingWaiting();
        await bob.Open("Alice");
        await bob.Sees("Deux");
    }

    [Fact]
    public async Task A_copied_cookie_opens_nothing_after_the_sign_out()
    {
        var alice = await Arrive("Alice");
        var thief = await Stranger("Alice");
        await thief.Context.AddCookiesAsync((await alice.Context.CookiesAsync()).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = Address.ToString() }));
        await thief.Go("/");
        await thief.SeesDashboard();

        await alice.SignOut();

        await thief.SeesSignIn();
        await thief.Go("/me");
        await thief.SeesSignIn();
        var answer = await thief.Context.APIRequest.GetAsync("/pulse", new() { Headers = [new("HX-Request", "true"), new("If-None-Match", "\"0\"")] });
        Assert.Equal(401, answer.Status);
    }

    [Fact]
    public async Task Back_after_the_sign_out_shows_nothing()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un secret");
        await alice.Link("Réglages").ClickAsync();
        await alice.Button("Se déconnecter").ClickAsync();
        await alice.SeesSignIn();

        for (var step = 0; step < 3; step++)
        {
            await alice.Page.GoBackAsync();

            await alice.SeesSignIn();
            await Expect(alice.Page.GetByText("Un secret")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task Who_asks_for_a_page_is_there_after_the_sign_in()
    {
        var alice = await Arrive("Alice");
        await alice.SignOut();

        await alice.Go("/groups/new");
        await Expect(alice.Page).ToHaveURLAsync(SignInWithReturn());
        await alice.FillSignIn();

        await Expect(alice.Page.GetByLabel("Nom du groupe")).ToBeVisibleAsync();
    }

    private static async Task ChangePassword(Visitor visitor, string password)
    {
        await visitor.Go("/me");
        await visitor.Page.GetByLabel("Mot de passe actuel").FillAsync(visitor.Password);
        await visitor.Page.GetByLabel("Nouveau mot de passe").FillAsync(password);
        await visitor.Button("Changer le mot de passe").ClickAsync();
        await Expect(visitor.Page.GetByText("Le mot de passe est changé.")).ToBeVisibleAsync();
        visitor.Password = password;
    }

    private static string Path(string address) => new Uri(address).AbsolutePath;

    [GeneratedRegex("/sign-in\\?next=")]
    private static partial Regex SignInWithReturn();
}
