using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class GroupTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task A_message_becomes_an_unread_badge_is_read_and_the_badge_goes()
    {
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Chorale");
        var bob = await Arrive("Bob");
        await bob.Join("Chorale");
        await bob.Go("/");
        var bobsTab = await OtherTab(bob);
        await bobsTab.Go("/me");
        var bobsPhone = await OtherDevice(bob);
        await bob.SeesNothingUnread("Chorale");

        await alice.Open("Chorale");
        await alice.Write("Répétition à 18 h");

        foreach (var page in (Visitor[])[bob, bobsTab, bobsPhone])
        {
            await page.SeesUnread("Chorale", 1);
            await Expect(page.Page).ToHaveTitleAsync(page == bobsTab ? "(1) Réglages · OurWhats" : "(1) OurWhats");
        }

        await Expect(bob.Row("Chorale")).ToContainTextAsync("Alice : Répétition à 18 h");

        await bob.Row("Chorale").ClickAsync();
        await bob.Sees("Répétition à 18 h");

        foreach (var page in (Visitor[])[bob, bobsTab, bobsPhone])
        {
            await page.SeesNothingUnread("Chorale");
            await Expect(page.Page).Not.ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\("));
        }
    }

    [Fact]
    public async Task A_message_that_arrives_in_the_open_conversation_is_read()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Tu es là ?");
        await bob.Open("Alice");
        var bobsPhone = await OtherDevice(bob);

        await alice.Write("Regarde ceci");

        await bob.Sees("Regarde ceci");
        await bobsPhone.SeesNothingUnread("Alice");
        await Expect(bobsPhone.Row("Alice")).ToContainTextAsync("Regarde ceci");
        await bobsPhone.Go("/");
        await bobsPhone.SeesNothingUnread("Alice");
    }

    [Fact]
    public async Task The_latest_conversation_goes_to_the_head_of_the_list()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        var claire = await Arrive("Claire");
        await alice.WriteTo(bob, "Un");
        await claire.WriteTo(bob, "Deux");
        var rows = bob.Page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Listitem);
        await Expect(rows).ToContainTextAsync(["Claire", "Alice"]);

        await alice.Write("Trois");

        await Expect(rows).ToContainTextAsync(["Trois", "Deux"]);
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(bob.Page).ToHaveTitleAsync("(3) OurWhats");
    }

    [Fact]
    public async Task Who_leaves_keeps_what_they_received_and_who_comes_back_has_both_stays()
    {
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Chorale");
        await alice.Open("Chorale");
        await alice.Write("avant");
        var bob = await Arrive("Bob");
        await bob.Join("Chorale");
        await alice.Write("pendant");
        await bob.Sees("pendant");

        await bob.Leave("Chorale");
        await alice.Write("après son départ");
        await bob.Open("Chorale");

        await Expect(bob.Page.GetByText("Vous ne faites plus partie de ce groupe.")).ToBeVisibleAsync();
        await Expect(bob.Composer).ToHaveCountAsync(0);
        Assert.Equal(["Bob a rejoint le groupe", "pendant", "Bob a quitté le groupe"], await bob.Texts());

        await bob.Join("Chorale");
        await alice.Write("au retour");

        await bob.Sees("au retour");
        Assert.Equal(["Bob a rejoint le groupe", "pendant", "Bob a quitté le groupe", "Bob a rejoint le groupe", "au retour"], await bob.Texts());
        Assert.Equal(["Alice a créé le groupe", "avant", "Bob a rejoint le groupe", "pendant", "Bob a quitté le groupe", "après son départ", "Bob a rejoint le groupe", "au retour"],
            await alice.Texts());
    }
}
