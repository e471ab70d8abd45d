using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class RewritingTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task An_edit_shows_to_both_at_once_with_what_was_said_before()
    {
        var (alice, bob) = await TwoWhoTalk();

        await alice.Edit("Rendez-vous à 8 h", "Rendez-vous à 9 h");

        foreach (var visitor in (Visitor[])[alice, bob])
        {
            await visitor.Sees("Rendez-vous à 9 h");
            await Expect(visitor.Time("Rendez-vous à 9 h")).ToContainTextAsync("modifié");
            await Expect(visitor.Message("Rendez-vous à 8 h")).ToHaveCountAsync(0);
        }

        await bob.Time("Rendez-vous à 9 h").ClickAsync();
        await Expect(bob.Sheet.GetByText("Rendez-vous à 8 h")).ToBeVisibleAsync();
        await Expect(bob.Sheet.GetByText("Modifier")).ToHaveCountAsync(0);
        Assert.Equal(["Bonjour", "Rendez-vous à 9 h", "D'accord"], await bob.Texts());
    }

    [Fact]
    public async Task An_erased_message_is_gone_for_both_at_once()
    {
        var (alice, bob) = await TwoWhoTalk();
        await bob.Time("Rendez-vous à 8 h").ClickAsync();
        await bob.Sheet.GetByText("Répondre").ClickAsync();
        await Expect(bob.Composer).ToBeFocusedAsync();
        await bob.Write("Trop tôt");
        await alice.Sees("Trop tôt");
        await bob.Time("Rendez-vous à 8 h").ClickAsync();
        await Expect(bob.Sheet).ToBeVisibleAsync();

        await alice.Time("Rendez-vous à 8 h").ClickAsync();
        await alice.Sheet.GetByText("Effacer", new() { Exact = true }).ClickAsync();
        await alice.Sheet.GetByRole(AriaRole.Button, new() { Name = "Effacer pour tout le monde" }).ClickAsync();

        foreach (var visitor in (Visitor[])[alice, bob])
        {
            await Expect(visitor.Messages.Locator("p").Filter(new() { HasText = "Message effacé" })).ToHaveCountAsync(1);
            await Expect(visitor.Message("Trop tôt").Locator(".q")).ToContainTextAsync("Message effacé");
            await Expect(visitor.Page.GetByText("Rendez-vous à 8 h")).ToHaveCountAsync(0);
        }

        await Expect(bob.Sheet.GetByText("Message effacé")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_edit_that_arrives_while_the_sheet_closes_does_not_open_it_again()
    {
        var (alice, _) = await TwoWhoTalk();
        await alice.Time("Rendez-vous à 8 h").ClickAsync();
        await Expect(alice.Sheet).ToBeVisibleAsync();

        var changed = await alice.Page.EvaluateAsync<string>("""
            async () => {
              const sheet = document.getElementById('sheet'), pulse = document.getElementById('pulse'), item = sheet.querySelector('[id^=s]');
              sheet.close();
              await htmx.swap({ text: `<hx-partial hx-target="#${item.id}>.text" hx-swap="innerHTML">9 h</hx-partial>`, sourceElement: pulse, target: pulse, swap: 'none' });
              return item.querySelector('.text').textContent;
            }
            """);

        Assert.Equal("9 h", changed);
        await Expect(alice.Sheet).ToBeHiddenAsync();
    }

    [Fact]
    public async Task An_answer_carries_a_quote_that_leads_back()
    {
        var (alice, bob) = await TwoWhoTalk();
        await alice.WriteAll(Enumerable.Range(1, 30).Select(i => $"ligne {i}"));
        await bob.Sees("ligne 30");

        await bob.Time("Rendez-vous à 8 h").ScrollIntoViewIfNeededAsync();
        await bob.Message("Rendez-vous à 8 h").Locator("p").DblClickAsync();
        await bob.Sheet.GetByText("Répondre").ClickAsync();
        await Expect(bob.Composer).ToBeFocusedAsync();
        await Expect(bob.Page.Locator("#re")).ToContainTextAsync("Rendez-vous à 8 h");
        await bob.Page.Keyboard.TypeAsync("J'y serai");
        await bob.Page.Keyboard.PressAsync("Enter");

        await alice.Sees("J'y serai");
        await Expect(bob.Page.Locator("#re")).ToBeHiddenAsync();
        await Expect(alice.Message("J'y serai").Locator(".q")).ToContainTextAsync("Vous");
        await alice.Message("J'y serai").Locator(".q").ClickAsync();
        await Expect(alice.Message("Rendez-vous à 8 h")).ToBeInViewportAsync();
        Assert.EndsWith("#m2", alice.Page.Url, StringComparison.Ordinal);
        await bob.Write("Sans réponse à rien");
        await Expect(bob.Message("Sans réponse à rien").Locator(".q")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_quote_of_what_the_page_does_not_show_opens_the_page_around_it()
    {
        var (alice, bob) = await TwoWhoTalk();
        await alice.WriteAll(Enumerable.Range(1, 60).Select(i => $"ligne {i}"));
        await bob.Go(bob.Page.Url.Split('#')[0] + "?reply=2");
        await bob.Write("J'y serai");
        await Expect(bob.Message("Rendez-vous à 8 h")).ToHaveCountAsync(0);

        await bob.Message("J'y serai").Locator(".q").ClickAsync();

        await Expect(bob.Message("Rendez-vous à 8 h")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task An_answer_that_fails_keeps_its_quote_and_leaves_with_it()
    {
        var (alice, bob) = await TwoWhoTalk();
        await bob.Time("Rendez-vous à 8 h").ClickAsync();
        await bob.Sheet.GetByText("Répondre").ClickAsync();
        await Expect(bob.Composer).ToBeFocusedAsync();

        await bob.Context.SetOfflineAsync(true);
        await bob.Composer.FillAsync("Dans le tunnel");
        await bob.Button("Envoyer").ClickAsync();
        await bob.SeesWaiting("Dans le tunnel");
        await Expect(bob.Waiting.Locator(".q")).ToContainTextAsync("Rendez-vous à 8 h");
        await bob.Context.SetOfflineAsync(false);

        await alice.Sees("Dans le tunnel");
        await Expect(alice.Message("Dans le tunnel").Locator(".q")).ToContainTextAsync("Rendez-vous à 8 h");
        await Expect(bob.Message("Dans le tunnel").Locator(".q")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_quote_can_be_taken_back_before_sending()
    {
        var (_, bob) = await TwoWhoTalk();
        await bob.Time("Rendez-vous à 8 h").ClickAsync();
        await bob.Sheet.GetByText("Répondre").ClickAsync();
        await Expect(bob.Composer).ToBeFocusedAsync();

        await bob.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Réponse à Alice" }).ClickAsync();

        await Expect(bob.Page.Locator("#re")).ToBeHiddenAsync();
        await bob.Write("Rien à voir");
        await Expect(bob.Message("Rien à voir").Locator(".q")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Everything_works_by_keyboard_and_focus_comes_back()
    {
        var (alice, bob) = await TwoWhoTalk();
        var keyboard = alice.Page.Keyboard;
        await alice.Time("Rendez-vous à 8 h").FocusAsync();

        await keyboard.PressAsync("Enter");
        await Expect(alice.Sheet).ToBeVisibleAsync();
        await Expect(alice.Sheet.Locator(":focus")).ToHaveCountAsync(1);
        await keyboard.PressAsync("Escape");
        await Expect(alice.Sheet).ToBeHiddenAsync();
        await Expect(alice.Time("Rendez-vous à 8 h")).ToBeFocusedAsync();
        await alice.Composer.FocusAsync();
        await keyboard.PressAsync("ArrowUp");
        await TabTo(alice, alice.Sheet.GetByText("Modifier"));
        await keyboard.PressAsync("Enter");
        await TabTo(alice, alice.Sheet.GetByRole(AriaRole.Textbox));
        await keyboard.PressAsync("ControlOrMeta+A");
        await keyboard.TypeAsync("Rendez-vous à midi");
        await TabTo(alice, alice.Sheet.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }));
        await keyboard.PressAsync("Enter");
        await bob.Sees("Rendez-vous à midi");
        await Expect(alice.Composer).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_refused_edit_says_why_beside_what_was_typed()
    {
        var (alice, _) = await TwoWhoTalk();
        await alice.Time("Rendez-vous à 8 h").ClickAsync();
        await alice.Sheet.GetByText("Modifier").ClickAsync();

        await alice.Sheet.GetByRole(AriaRole.Textbox).FillAsync(new string('é', 4001));
        await alice.Sheet.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();

        await Expect(alice.Sheet.GetByRole(AriaRole.Alert)).ToContainTextAsync("caractères ; ");
        await Expect(alice.Sheet.GetByRole(AriaRole.Textbox)).ToHaveValueAsync(new string('é', 4001));
        await alice.Context.SetOfflineAsync(true);
        await alice.Sheet.GetByRole(AriaRole.Textbox).FillAsync("Rendez-vous à 10 h");
        await alice.Sheet.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(alice.Sheet.GetByText("Le message n'est pas parti.")).ToBeVisibleAsync();
        await Expect(alice.Sheet.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("Rendez-vous à 10 h");
        await alice.Context.SetOfflineAsync(false);
        await alice.Sheet.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await alice.Sees("Rendez-vous à 10 h");
    }

    [Fact]
    public async Task Editing_erasing_and_answering_work_without_scripts()
    {
        static void TurnScriptsOff(BrowserNewContextOptions options) => options.JavaScriptEnabled = false;
        var alice = await Arrive("Alice", adapt: TurnScriptsOff);
        var bob = await Arrive("Bob", adapt: TurnScriptsOff);
        await alice.Go("/people/bob");
        await alice.Write("Un");
        await alice.Write("Deux");
        Assert.Equal("✓", await alice.Ticks("Deux"));
        await bob.Open("Alice");

        await alice.Time("Un").ClickAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Heading, new() { Name = "Vu" })).ToBeVisibleAsync();
        await alice.Page.GetByText("Modifier").ClickAsync();
        await alice.Page.GetByRole(AriaRole.Textbox, new() { Name = "Message" }).FillAsync("Un, corrigé");
        await alice.Button("Enregistrer").ClickAsync();
        await alice.Sees("Un, corrigé");
        Assert.Equal("✓✓", await alice.Ticks("Deux"));
        await bob.Time("Deux").ClickAsync();
        await bob.Link("Répondre").ClickAsync();
        await bob.Write("Trois");
        await Expect(bob.Message("Trois").Locator(".q")).ToContainTextAsync("Deux");
        await alice.Time("Deux").ClickAsync();
        await alice.Page.GetByText("Effacer", new() { Exact = true }).ClickAsync();
        await alice.Button("Effacer pour tout le monde").ClickAsync();

        await Expect(alice.Messages.Locator("p").Filter(new() { HasText = "Message effacé" })).ToHaveCountAsync(1);
        await bob.Page.ReloadAsync();
        await bob.Sees("Un, corrigé");
        await Expect(bob.Message("Trois").Locator(".q")).ToContainTextAsync("Message effacé");
    }

    private async Task<(Visitor Alice, Visitor Bob)> TwoWhoTalk()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Bonjour");
        await alice.Write("Rendez-vous à 8 h");
        await bob.Open("Alice");
        await bob.Write("D'accord");
        await alice.Sees("D'accord");
        return (alice, bob);
    }

    private static async Task TabTo(Visitor visitor, ILocator goal)
    {
        await goal.WaitForAsync();
        for (var tabs = 0; tabs < 20; tabs++)
        {
            if (await goal.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab did not reach {goal}");
    }
}
