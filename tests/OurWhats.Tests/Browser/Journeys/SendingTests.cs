using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Browser.Wire;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class SendingTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task The_same_said_three_times_is_three_messages()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Bonjour");

        for (var times = 1; times <= 3; times++)
        {
            await alice.Composer.FillAsync("ok");
            await alice.Composer.PressAsync("Enter");
        }

        await Expect(alice.Message("ok")).ToHaveCountAsync(3);
        await alice.Page.ReloadAsync();
        Assert.Equal(["Bonjour", "ok", "ok", "ok"], await alice.Texts());
    }

    [Fact]
    public async Task A_send_that_fails_waits_and_leaves_by_itself_once_when_the_line_is_back()
    {
        var (alice, bob) = await TwoWhoTalk();

        await alice.Context.SetOfflineAsync(true);
        await alice.Composer.FillAsync("Dans le tunnel");
        await alice.Button("Envoyer").ClickAsync();
        await alice.SeesWaiting("Dans le tunnel");
        await Expect(alice.Composer).ToHaveValueAsync("");
        await alice.Context.SetOfflineAsync(false);

        await bob.Sees("Dans le tunnel");
        await alice.Sees("Dans le tunnel");
        await alice.SeesNothingWaiting();
        await bob.Page.ReloadAsync();
        Assert.Equal(["Un", "Dans le tunnel"], await bob.Texts());
    }

    [Fact]
    public async Task Several_sends_that_wait_are_taken_back_before_what_was_typed_since()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);
        var alice = await Arrive("Alice", through: wire.Address);
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await alice.Composer.FocusAsync();

        wire.IsStuck = true;
        foreach (var text in (string[])["Deux", "Trois", "Quatre"])
        {
            await alice.Page.Keyboard.TypeAsync(text);
            await alice.Page.Keyboard.PressAsync("Enter");
        }

        await alice.Page.Keyboard.TypeAsync("Cinq");
        foreach (var text in (string[])["Deux", "Trois", "Quatre"]) await alice.SeesWaiting(text);
        foreach (var text in (string[])["Deux", "Trois", "Quatre"]) await alice.Waiting.Filter(new() { HasText = text }).GetByRole(AriaRole.Button).ClickAsync();

        await Expect(alice.Composer).ToHaveValueAsync("Deux\nTrois\nQuatre\nCinq");
        await alice.SeesNothingWaiting();
        await wire.DisposeAsync();
    }

    [Fact]
    public async Task A_send_whose_answer_is_lost_leaves_again_and_is_stored_once()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);
        var alice = await Arrive("Alice", through: wire.Address);
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await bob.Open("Alice");

        wire.LosesAnswers = true;
        await alice.Composer.FillAsync("Arrivé, mais sans réponse");
        await alice.Button("Envoyer").ClickAsync();
        await bob.Sees("Arrivé, mais sans réponse");
        await alice.SeesWaiting("Arrivé, mais sans réponse");
        wire.LosesAnswers = false;
        await alice.SeesNothingWaiting();
        await Expect(alice.Composer).ToHaveValueAsync("");

        foreach (var visitor in (Visitor[])[alice, bob])
        {
            await visitor.Page.ReloadAsync();
            await visitor.Sees("Arrivé, mais sans réponse");
            Assert.Equal(["Un", "Arrivé, mais sans réponse"], await visitor.Texts());
        }
    }

    [Fact]
    public async Task Enter_sends_and_Shift_Enter_breaks_the_line()
    {
        var (alice, bob) = await TwoWhoTalk();

        await alice.Composer.PressSequentiallyAsync("deux");
        await alice.Composer.PressAsync("Shift+Enter");
        await alice.Composer.PressSequentiallyAsync("lignes");
        await alice.Composer.PressAsync("Enter");

        await Expect(alice.Messages).ToHaveCountAsync(2);
        await Expect(bob.Messages).ToHaveCountAsync(2);
        Assert.Equal(["Un", "deux\nlignes"], await bob.Texts());
        await Expect(alice.Composer).ToHaveValueAsync("");
        await Expect(alice.Composer).ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_a_touch_screen_Enter_breaks_the_line()
    {
        var bob = await Arrive("Bob");
        var alice = await Arrive("Alice", adapt: options =>
        {
            (options.HasTouch, options.IsMobile) = (true, true);
            options.ViewportSize = new() { Width = 390, Height = 800 };
        });
        await alice.WriteTo(bob, "Un");
        await bob.Open("Alice");

        await alice.Composer.PressSequentiallyAsync("deux");
        await alice.Composer.PressAsync("Enter");
        await alice.Composer.PressSequentiallyAsync("lignes");
        await Expect(alice.Composer).ToHaveValueAsync("deux\nlignes");
        await alice.Button("Envoyer").TapAsync();

        await Expect(bob.Messages).ToHaveCountAsync(2);
        Assert.Equal(["Un", "deux\nlignes"], await bob.Texts());
    }

    [Fact]
    public async Task An_empty_message_is_refused_with_a_sentence()
    {
        var (alice, _) = await TwoWhoTalk();

        await alice.Composer.FillAsync("   ");
        await alice.Composer.PressAsync("Enter");

        await Expect(alice.Page.GetByText("Écrivez quelque chose avant d'envoyer.")).ToBeVisibleAsync();
        await Expect(alice.Messages).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Text_is_shown_exactly_as_typed()
    {
        const string Typed = "  <b>gras</b> &amp; <script>alert(1)</script>\n\tשלום עולם 👩‍👩‍👧 « é »";
        var (alice, bob) = await TwoWhoTalk();

        await alice.Composer.FillAsync(Typed);
        await alice.Button("Envoyer").ClickAsync();

        await Expect(bob.Messages).ToHaveCountAsync(2);
        Assert.Equal(["Un", Typed], await bob.Texts());
        await Expect(alice.Messages).ToHaveCountAsync(2);
        Assert.Equal(["Un", Typed], await alice.Texts());
    }

    private async Task<(Visitor Alice, Visitor Bob)> TwoWhoTalk()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await bob.Open("Alice");
        await bob.Sees("Un");
        return (alice, bob);
    }
}
