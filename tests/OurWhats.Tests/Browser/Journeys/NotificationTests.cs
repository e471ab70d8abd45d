using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class NotificationTests(Chromium chromium) : Journey(chromium)
{
    // Notes what the page asks the browser to show.
    private const string Recorder = """
        window.shown = [];
        window.Notification = class extends Notification {
          constructor(title, options) { super(title, options); shown.push(`${title}: ${options.body}`); window.latest = this; }
        };
        """;

    // A tab behind another, which headless browsers do not have.
    private const string Hide = "() => { Object.defineProperty(document, 'hidden', { get: () => true, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }";

    protected override bool NeedsWholeBrowser => true;

    [Fact]
    public async Task A_message_elsewhere_is_announced_and_leads_there()
    {
        var (alice, bob) = await TwoWhoTalk(mayNotify: true);
        await bob.CreateGroup("Chorale");
        await bob.Open("Chorale");

        await alice.Write("Deux");

        await Expect(bob.Row("Alice").Locator(".badge")).ToBeVisibleAsync();
        await SeesNotification(bob, "Alice: Nouveau message");
        await bob.Page.EvaluateAsync("() => { latest.onclick(); }");
        await bob.Sees("Deux");
    }

    [Fact]
    public async Task A_hidden_page_announces_what_comes_into_its_conversation()
    {
        var (alice, bob) = await TwoWhoTalk(mayNotify: true);
        await bob.Page.EvaluateAsync(Hide);

        await alice.Write("Deux");

        await SeesNotification(bob, "Alice: Nouveau message");
        await bob.Sees("Deux");
    }

    [Fact]
    public async Task What_is_read_before_one_sees_to_it_or_is_muted_is_not_announced()
    {
        var (alice, bob) = await TwoWhoTalk(mayNotify: true);
        var claire = await Arrive("Claire");
        await bob.Keep("Toujours");
        await bob.CreateGroup("Chorale");
        await bob.Open("Chorale");

        await alice.Write("Deux");
        await bob.SeesUnread("Alice", 1);
        await claire.WriteTo(bob, "Trois");

        await SeesNotification(bob, "Claire: Nouveau message");
    }

    [Fact]
    public async Task What_is_on_screen_in_another_tab_is_not_announced()
    {
        var (alice, bob) = await TwoWhoTalk(mayNotify: true);
        var claire = await Arrive("Claire");
        var tab = await OtherTab(bob);
        await tab.Open("Alice");
        // What is read is told so late that it is unread when the other tab would announce it.
        await tab.Page.RouteAsync("**/read", route => route.AbortAsync());
        await bob.Go("/");
        await bob.Page.WaitForFunctionAsync("() => navigator.locks.query().then(all => all.held.length > 0)");
        await tab.Page.CloseAsync();
        tab = await OtherTab(bob); // follows, as the other one leads now
        await tab.Page.RouteAsync("**/read", route => route.AbortAsync());
        await tab.Go("/c/1");
        await bob.Page.EvaluateAsync(Hide);

        await alice.Write("Deux");
        await tab.Sees("Deux");
        await bob.SeesUnread("Alice", 1);
        await claire.WriteTo(bob, "Trois");

        await SeesNotification(bob, "Claire: Nouveau message");
    }

    [Fact]
    public async Task Who_has_not_allowed_it_is_asked_by_a_button_and_a_hidden_page_of_theirs_stays_silent()
    {
        var (alice, bob) = await TwoWhoTalk(mayNotify: false);
        await bob.Page.EvaluateAsync(Hide);
        await alice.Write("Deux");
        await Expect(bob.Message("Deux")).ToHaveCountAsync(0);

        await bob.Go("/");

        if (await bob.Page.EvaluateAsync<string>("() => Notification.permission") == "default") await Expect(bob.Button("Être prévenu des nouveaux messages")).ToBeVisibleAsync();
        else await Expect(bob.Button("Être prévenu des nouveaux messages")).ToBeHiddenAsync();
        Assert.Empty(await Shown(bob));
    }

    private async Task<(Visitor Alice, Visitor Bob)> TwoWhoTalk(bool mayNotify)
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        if (mayNotify) await bob.Context.GrantPermissionsAsync(["notifications"]);
        await bob.Context.AddInitScriptAsync(Recorder);
        await alice.WriteTo(bob, "Un");
        await bob.Open("Alice");
        Assert.Equal(mayNotify, await bob.Page.EvaluateAsync<bool>("() => Notification.permission === 'granted'"));
        return (alice, bob);
    }

    private static Task<string[]> Shown(Visitor visitor) => visitor.Page.EvaluateAsync<string[]>("() => shown");

    private static async Task SeesNotification(Visitor visitor, string text)
    {
        await visitor.Page.WaitForFunctionAsync("() => shown.length > 0");
        Assert.Equal([text], await Shown(visitor));
    }
}
