using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Browser.Wire;
using OurWhats.Tests.Worlds;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

/// <summary>What was sent and is not acknowledged is its author's until it is.</summary>
public sealed class OutboxTests(Chromium chromium) : Journey(chromium)
{
    private const string Text = "Avalé par la ligne";

    private const string IsEmpty = """
        () => new Promise(found => {
          const request = indexedDB.open('kept');
          request.onsuccess = () => {
            const count = request.result.transaction('kept').objectStore('kept').count();
            count.onsuccess = () => { request.result.close(); found(!count.result); };
          };
        })
        """;

    private const string IsInDatabase = """
        () => new Promise(found => {
          const request = indexedDB.open('kept');
          request.onsuccess = () => {
            const names = request.result.transaction('kept').objectStore('kept').getAllKeys();
            names.onsuccess = () => {
              request.result.close();
              found(names.result.some(name => name.startsWith('out ')) && names.result.includes('draft' + location.pathname));
            };
          };
        })
        """;

    [Fact]
    public async Task What_a_line_swallows_waits_after_a_reload_and_leaves_by_itself_once()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(wire);

        await SendInto(wire, alice);
        await alice.SeesWaiting(Text);
        Assert.Empty((await Axe.Ask(alice.Page)).Violations);
        await KeepBack(alice);
        wire.IsStuck = false;
        await alice.Page.ReloadAsync();
        await alice.SeesWaiting(Text);
        await Expect(alice.Composer).ToHaveValueAsync("");
        await alice.Page.UnrouteAllAsync();

        await bob.Sees(Text);
        await alice.SeesNothingWaiting();
        foreach (var visitor in (Visitor[])[alice, bob])
        {
            await visitor.Page.ReloadAsync();
            await visitor.Sees(Text);
        }
    }

    [Fact]
    public async Task It_leaves_from_whatever_page_is_opened_next()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(wire);
        await SendInto(wire, alice);

        await alice.Page.CloseAsync();
        wire.IsStuck = false;
        Visitor next = new(alice.Name, alice.Context, await alice.Context.NewPageAsync());
        await next.Go("/groups");

        await bob.Sees(Text);
        await next.Open("Bob");
        await next.Sees(Text);
        await next.SeesNothingWaiting();
    }

    [Fact]
    public async Task What_local_storage_has_lost_with_the_browser_is_in_the_database()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(wire);
        await SendInto(wire, alice);
        await alice.Composer.FillAsync("à moitié");
        await Until.IsTrue(() => alice.Page.EvaluateAsync<bool>(IsInDatabase), "the message and the draft were in the database");

        await alice.Page.EvaluateAsync("() => localStorage.clear()");
        wire.IsStuck = false;
        await alice.Page.ReloadAsync();

        await bob.Sees(Text);
        await Expect(alice.Composer).ToHaveValueAsync("à moitié");
    }

    [Fact]
    public async Task What_the_database_still_holds_of_a_text_that_was_sent_is_no_draft()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await alice.Write("Deux");

        // As if the page had been left before the deletion was on the disk.
        await alice.Page.EvaluateAsync("""
            () => new Promise(done => {
              const request = indexedDB.open('kept');
              request.onsuccess = () => {
                const entries = request.result.transaction('kept', 'readwrite').objectStore('kept');
                entries.put({ me: localStorage.me, value: 'Deux', time: localStorage.kept - 1 }, 'draft' + location.pathname);
                entries.transaction.oncomplete = () => { request.result.close(); done(); };
              };
            })
            """);
        await alice.Page.ReloadAsync();
        await Until.IsTrue(() => alice.Page.EvaluateAsync<bool>(IsEmpty), "the database was empty");

        await Expect(alice.Composer).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_message_that_is_not_to_be_sent_comes_back_with_its_quote_and_stays_there()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(wire);
        await bob.Write("Une question");
        await alice.Time("Une question").ClickAsync();
        await alice.Sheet.GetByText("Répondre").ClickAsync();
        var quote = alice.Page.Locator("#composer a.q");
        await Expect(quote).ToHaveTextAsync("BobUne question");
        await SendInto(wire, alice);
        await Expect(alice.Waiting.Locator("a.q")).ToHaveTextAsync("BobUne question");
        await KeepBack(alice);
        wire.IsStuck = false;
        await alice.Page.ReloadAsync();

        await alice.Button("Ne pas envoyer").ClickAsync();

        await Expect(alice.Composer).ToHaveValueAsync(Text);
        await Expect(alice.Composer).ToBeFocusedAsync();
        await Expect(quote).ToHaveTextAsync("BobUne question");
        await alice.SeesNothingWaiting();
        await alice.Page.UnrouteAllAsync();
        await alice.Page.ReloadAsync();
        await Expect(alice.Composer).ToHaveValueAsync(Text);
        await Expect(quote).ToHaveTextAsync("BobUne question");
        await bob.Page.ReloadAsync();
        Assert.DoesNotContain(Text, await bob.Texts());
        await alice.Button("Envoyer").ClickAsync();
        await Expect(bob.Message(Text).Locator("a.q")).ToHaveTextAsync("VousUne question");
    }

    [Fact]
    public async Task Who_takes_part_no_more_can_still_read_and_copy_what_was_on_its_way_and_what_was_begun()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);
        var bob = await Arrive("Bob");
        await bob.CreateGroup("Chorale");
        var alice = await Arrive("Alice", through: wire.Address);
        await alice.Join("Chorale");
        await alice.Write("Bonjour");
        var phone = await OtherDevice(alice);
        await SendInto(wire, alice);
        await alice.Composer.FillAsync("à moitié");

        await phone.Open("Chorale");
        await phone.Leave("Chorale");
        await KeepBack(alice);
        wire.IsStuck = false;
        await alice.Page.ReloadAsync();
        await alice.Page.UnrouteAllAsync();

        for (var times = 0; times < 2; times++)
        {
            await Expect(alice.Waiting.Filter(new() { HasText = Text })).ToContainTextAsync("Vous ne participez plus à cette conversation.");
            await Expect(alice.Waiting.Filter(new() { HasText = "à moitié" })).ToContainTextAsync("Le message n'est pas parti.");
            await alice.Page.ReloadAsync();
        }

        await alice.Waiting.Filter(new() { HasText = "à moitié" }).GetByText("Ne pas envoyer").ClickAsync();
        await alice.Page.ReloadAsync();
        await Expect(alice.Waiting.Filter(new() { HasText = Text })).ToBeVisibleAsync();
        await Expect(alice.Waiting).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_first_message_to_somebody_waits_too_and_leads_to_the_conversation()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);
        var (alice, _) = await TwoWhoTalk(wire);
        var claire = await Arrive("Claire");
        await alice.Go("/people/claire");
        await SendInto(wire, alice);
        await alice.SeesWaiting(Text);

        wire.IsStuck = false;
        await alice.Page.ReloadAsync();

        await claire.Open("Alice");
        await claire.Sees(Text);
        await alice.Sees(Text);
        await alice.SeesNothingWaiting();
    }

    [Fact]
    public async Task A_refused_first_message_stays_in_its_field_with_the_reason()
    {
        var alice = await Arrive("Alice");
        await Arrive("Bob");
        await alice.Go("/people/bob");

        string tooLong = new('a', 4001);
        await alice.Composer.FillAsync(tooLong);
        await alice.Button("Envoyer").ClickAsync();

        await Expect(alice.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("4\u202f001");
        await Expect(alice.Composer).ToHaveValueAsync(tooLong);
    }

    [Fact]
    public async Task The_tabs_of_a_conversation_share_its_draft()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        var tab = await OtherTab(alice);
        await tab.Open("Bob");

        await alice.Composer.PressSequentiallyAsync("à quatre mains");
        await Expect(tab.Composer).ToHaveValueAsync("à quatre mains");
        await tab.Composer.PressAsync("Enter");

        await Expect(alice.Composer).ToHaveValueAsync("");
        await tab.Sees("à quatre mains");
        await alice.Sees("à quatre mains");
    }

    [Fact]
    public async Task Enter_twice_says_nothing_about_an_empty_message()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await alice.Composer.FillAsync("Deux");

        await alice.Composer.PressAsync("Enter");
        await alice.Composer.PressAsync("Enter");

        await alice.Sees("Deux");
        await alice.SeesNothingWaiting();
        await Expect(alice.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_first_message_of_a_browser_has_one_line_while_its_script_comes()
    {
        await using var slowLine = CountingProxy.To(Application.Address.Port, TimeSpan.FromMilliseconds(150));
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob", through: slowLine.Address);
        await alice.WriteTo(bob, "Un");
        await bob.Open("Alice");

        await bob.Composer.FillAsync("Deux");
        await bob.Composer.PressAsync("Enter");

        await alice.Sees("Deux");
        await bob.Sees("Deux");
        await bob.SeesNothingWaiting();
        Assert.Equal(["Un", "Deux"], await bob.Texts());
    }

    // Nothing of what is sent leaves the browser.
    private static Task<IAsyncDisposable> KeepBack(Visitor visitor) => visitor.Page.RouteAsync(
        "**/c/*", route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());

    // Nothing of it arrives: what has gone up is lost with the connection.
    private static async Task SendInto(CountingProxy wire, Visitor visitor)
    {
        wire.IsStuck = true;
        await visitor.Composer.FillAsync(Text);
        await visitor.Composer.PressAsync("Enter");
        await Expect(visitor.Composer).ToHaveValueAsync("");
    }

    private async Task<(Visitor Alice, Visitor Bob)> TwoWhoTalk(CountingProxy wire)
    {
        var alice = await Arrive("Alice", through: wire.Address);
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await bob.Open("Alice");
        return (alice, bob);
    }
}
