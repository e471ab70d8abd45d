using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class DraftTests(Chromium chromium) : Journey(chromium)
{
    private const string Draft = "Une phrase à peine commen";

    [Fact]
    public async Task What_one_began_to_write_is_there_when_one_comes_back_and_gone_when_it_is_sent()
    {
        var (alice, bob) = await TwoWhoTalk();
        await alice.CreateGroup("Chorale");
        await alice.Open("Bob");
        await alice.Composer.FillAsync(Draft);

        await alice.Open("Chorale");
        await Expect(alice.Composer).ToHaveValueAsync("");
        await alice.Open("Bob");
        await Expect(alice.Composer).ToHaveValueAsync(Draft);
        await alice.Button("Envoyer").ClickAsync();
        await bob.Sees(Draft);
        await alice.Open("Chorale");
        await alice.Open("Bob");

        await Expect(alice.Composer).ToHaveValueAsync("");
        Assert.Equal(1, await alice.Message(Draft).CountAsync());
    }

    [Fact]
    public async Task What_was_sent_as_one_left_is_stored_and_no_draft()
    {
        var (alice, bob) = await TwoWhoTalk();
        await alice.Composer.FillAsync("À tout de suite");

        await alice.Page.EvaluateAsync("() => { document.getElementById('composer').requestSubmit(); location = '/'; }");
        await alice.SeesDashboard();
        await bob.Sees("À tout de suite");
        await alice.Open("Bob");

        await Expect(alice.Composer).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Whoever_comes_next_on_the_device_finds_none_of_it()
    {
        var (alice, bob) = await TwoWhoTalk();
        var conversation = alice.Page.Url;
        await alice.Composer.FillAsync(Draft);
        Assert.Contains(Draft, await Stored(alice), StringComparison.Ordinal);

        await alice.Context.ClearCookiesAsync(); // the session has ended, but nobody signed out
        Visitor next = new("Bob", alice.Context, alice.Page);
        await next.SignIn();
        await next.Go(conversation);

        await Expect(next.Composer).ToHaveValueAsync("");
        Assert.DoesNotContain(Draft, await Stored(next), StringComparison.Ordinal);
        Assert.Equal(bob.Name, next.Name);
    }

    [Fact]
    public async Task Signing_out_leaves_nothing_on_the_device()
    {
        var (alice, _) = await TwoWhoTalk();
        await alice.Composer.FillAsync(Draft);
        Assert.Contains(Draft, await Stored(alice), StringComparison.Ordinal);

        await alice.SignOut();

        Assert.Equal("{}", await Stored(alice));
    }

    private static Task<string> Stored(Visitor visitor) => visitor.Page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage })");

    private async Task<(Visitor Alice, Visitor Bob)> TwoWhoTalk()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await bob.Open("Alice");
        return (alice, bob);
    }
}
