using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class FirstDayTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Two_people_find_one_another_and_talk()
    {
        var alice = await ArriveByHand("Alice");
        var bob = await ArriveByHand("Bob");

        await alice.Link("Écrire à quelqu'un").First.ClickAsync();
        await alice.Page.GetByLabel("Nom de la personne").PressSequentiallyAsync("bo");
        await alice.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Bob" }).ClickAsync();
        await alice.Write("Bonjour Bob !");
        await bob.Row("Alice").ClickAsync();
        await bob.Sees("Bonjour Bob !");
        await bob.Write("Bonjour Alice.");

        await alice.Sees("Bonjour Alice.");
        Assert.Equal(["Bonjour Bob !", "Bonjour Alice."], await alice.Texts());
        Assert.Equal(["Bonjour Bob !", "Bonjour Alice."], await bob.Texts());
        await Expect(alice.Row("Bob")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Suggestions_come_while_typing_and_leave_oneself_out()
    {
        var alice = await Arrive("Alice");
        await Arrive("Alicia");

        await alice.Go("/people");
        await alice.Page.GetByLabel("Nom de la personne").PressSequentiallyAsync("ali");

        var found = alice.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem);
        await Expect(found).ToHaveCountAsync(1);
        await Expect(found).ToContainTextAsync("Alicia");
    }

    [Fact]
    public async Task An_empty_dashboard_says_what_to_do_first()
    {
        var alice = await Arrive("Alice");

        var first = alice.Page.Locator(".welcome").GetByRole(AriaRole.Link);

        await Expect(first).ToHaveTextAsync(["Écrire à quelqu'un", "Nouveau groupe", "Rejoindre un groupe"]);
        await Expect(alice.Page).ToHaveTitleAsync("OurWhats");
    }
}
