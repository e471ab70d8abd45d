using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class PrintTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task A_conversation_prints_who_said_what_and_when_in_black_on_white()
    {
        var alice = await Arrive("Alice", adapt: options => options.ColorScheme = ColorScheme.Dark);
        var bob = await Arrive("Bob");
        await alice.CreateGroup("Chorale");
        await bob.Join("Chorale");
        await bob.Write("Voir https://exemple.fr/partition");
        await alice.Open("Chorale");
        await alice.Write("Merci !");
        Assert.Equal("rgb(14, 20, 19)", await Style(alice, "body", "backgroundColor"));

        await alice.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        Assert.Equal(("rgb(255, 255, 255)", "rgb(0, 0, 0)"), (await Style(alice, "body", "backgroundColor"), await Style(alice, "body", "color")));
        Assert.Equal("rgb(255, 255, 255)", await Style(alice, "#messages li.me", "backgroundColor"));
        await Expect(alice.Page.GetByText("À droite : Alice")).ToBeVisibleAsync();
        await Expect(alice.Message("Merci !").GetByRole(AriaRole.Link)).ToBeVisibleAsync(); // its time
        await Expect(alice.Page.GetByText("https://exemple.fr/partition")).ToBeVisibleAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Log).GetByText("Bob", new() { Exact = true })).ToBeVisibleAsync();
        foreach (var control in (ILocator[])[alice.Composer, alice.Button("Envoyer"), alice.Link("Réglages"), alice.Link("Options")]) await Expect(control).ToBeHiddenAsync();
    }

    private static Task<string> Style(Visitor visitor, string selector, string property) =>
        visitor.Page.EvaluateAsync<string>("([selector, property]) => getComputedStyle([...document.querySelectorAll(selector)].pop())[property]", new[] { selector, property });
}
