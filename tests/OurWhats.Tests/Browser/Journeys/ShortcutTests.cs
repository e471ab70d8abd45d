using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class ShortcutTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Keys_lead_from_conversation_to_conversation_to_people_to_search_to_help_and_back()
    {
        var alice = await Arrive("Alice");
        foreach (var group in (string[])["Chorale", "Jury", "Théâtre"])
        {
            await alice.CreateGroup(group);
            await alice.Open(group);
            await alice.Write("Bonjour"); // the latest is the first of the list
        }

        await PressAndSee(alice, "Alt+ArrowDown", "Jury");
        await PressAndSee(alice, "Alt+ArrowDown", "Chorale");
        await PressAndSee(alice, "Alt+ArrowUp", "Jury");
        await PressAndSee(alice, "Control+k", "Écrire à quelqu'un");
        await alice.Page.GetByLabel("Nom de la personne").FocusAsync();
        await alice.Page.Keyboard.TypeAsync("?/");
        await Expect(alice.Page.GetByLabel("Nom de la personne")).ToHaveValueAsync("?/");
        await alice.Go("/groups");
        await PressAndSee(alice, "?", "Aide");
        await alice.Page.Keyboard.PressAsync("/");
        await Expect(alice.Page.GetByLabel("Rechercher dans les messages")).ToBeFocusedAsync();
        await alice.Page.Keyboard.TypeAsync("chorale");
        await PressAndSee(alice, "Enter", "Rechercher");
        await alice.Go("/help");
        await PressAndSee(alice, "Escape", "Tableau de bord");
    }

    [Fact]
    public async Task A_key_leads_to_the_next_unread_conversation_but_to_no_muted_one()
    {
        var alice = await Arrive("Alice");
        var (bob, claire) = (await Arrive("Bob"), await Arrive("Claire"));
        await bob.WriteTo(alice, "Un");
        await alice.Open("Bob");
        await claire.WriteTo(alice, "Deux");
        await alice.SeesUnread("Claire", 1);

        await PressAndSee(alice, "Alt+n", "Claire");
        await alice.Keep("Toujours");
        await alice.Go("/groups");
        await claire.Write("Trois");
        await Expect(alice.Row("Claire").GetByLabel("en sourdine, 1 message non lu")).ToBeVisibleAsync();
        await alice.Page.Keyboard.PressAsync("Alt+n");
        await bob.Write("Quatre");
        await alice.SeesUnread("Bob", 1);
        await PressAndSee(alice, "Alt+n", "Bob");
    }

    [Fact]
    public async Task Typing_in_an_open_conversation_goes_into_the_composer_whatever_has_the_focus()
    {
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Chorale");
        await alice.Open("Chorale");

        await alice.Page.Keyboard.TypeAsync("/? oui");
        await Expect(alice.Composer).ToHaveValueAsync("/? oui");
        await alice.Link("Options").FocusAsync();
        await alice.Page.Keyboard.TypeAsync("?");
        await Expect(alice.Composer).ToHaveValueAsync("/? oui?");
        await alice.Page.GetByLabel("Rechercher dans les messages").FocusAsync();
        await alice.Page.Keyboard.TypeAsync("a");
        await Expect(alice.Composer).ToHaveValueAsync("/? oui?");
        await alice.Composer.PressAsync("Control+a");
        await alice.Composer.PressAsync("Control+x");
        await alice.Link("Options").FocusAsync();
        await alice.Page.Keyboard.PressAsync("Control+v");

        await Expect(alice.Composer).ToHaveValueAsync("/? oui?");
    }

    [Fact]
    public async Task Single_keys_can_be_switched_off_and_stay_so()
    {
        var alice = await Arrive("Alice");
        await alice.Go("/help");

        await alice.Page.GetByLabel("Raccourcis d'une seule touche").UncheckAsync();
        await alice.Go("/groups");
        await alice.Page.Keyboard.PressAsync("?");
        await alice.Page.Keyboard.PressAsync("Escape");
        await PressAndSee(alice, "Control+k", "Écrire à quelqu'un");
        await alice.SignOut();
        await alice.SignIn();
        await alice.Go("/help");

        await Expect(alice.Page.GetByLabel("Raccourcis d'une seule touche")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task Escape_closes_a_messages_sheet_and_leads_nowhere()
    {
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Chorale");
        await alice.Open("Chorale");
        await alice.Write("Bonjour");
        await alice.Composer.PressAsync("ArrowUp");
        var sheet = alice.Page.GetByRole(AriaRole.Dialog);
        await sheet.GetByRole(AriaRole.Button).First.FocusAsync();

        await alice.Page.Keyboard.PressAsync("Escape");

        await Expect(sheet).ToBeHiddenAsync();
        await Expect(alice.Page).ToHaveTitleAsync("Chorale · OurWhats");
        await Expect(alice.Composer).ToBeFocusedAsync(); // where no single key leads away
        await alice.Link("Options").FocusAsync();
        await PressAndSee(alice, "Escape", "Tableau de bord");
    }

    private static async Task PressAndSee(Visitor visitor, string key, string heading)
    {
        await visitor.Page.Keyboard.PressAsync(key);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 })).ToBeVisibleAsync();
    }
}
