using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Attaching;

/// <summary>Alice sends files to Bob.</summary>
public abstract class AttachingJourney(Chromium chromium) : Journey(chromium)
{
    // Goes with the installation's data.
    private protected Papers Papers => new(Path.Combine(Application.Data, "papers"));

    protected async Task<(Visitor Alice, Visitor Bob)> TwoWhoTalk(Uri? alicesWire = null, Action<BrowserNewContextOptions>? adapt = null)
    {
        var alice = await Arrive("Alice", alicesWire, adapt);
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await bob.Open("Alice");
        return (alice, bob);
    }

    protected static ILocator Chooser(Visitor visitor) => visitor.Page.GetByLabel("Joindre des fichiers");

    protected static Task Choose(Visitor visitor, params string[] paths) => Chooser(visitor).SetInputFilesAsync(paths);

    /// <summary>What waits in the composer under this name.</summary>
    protected static ILocator Attached(Visitor visitor, string name) =>
        visitor.Page.Locator("#composer .files li").Filter(new() { Has = visitor.Page.GetByText(name, new() { Exact = true }) });

    protected static Task SeesWhole(Visitor visitor, string name) => Expect(Attached(visitor, name).GetByText("En ligne")).ToBeVisibleAsync();

    /// <summary>Sends what waits, and comes back when the composer is empty again.</summary>
    protected static async Task Send(Visitor visitor)
    {
        await visitor.Button("Envoyer").ClickAsync();
        await Expect(visitor.Page.Locator("#composer .files li")).ToHaveCountAsync(0);
        await Expect(visitor.Composer).ToHaveValueAsync("");
    }

    /// <summary>The files of a message as somebody downloads them, in its order.</summary>
    protected static async Task<IReadOnlyList<byte[]>> Received(Visitor visitor, string text)
    {
        var files = visitor.Message(text).Locator("[href^='/files/'], [src^='/files/']");
        await Expect(files.First).ToBeAttachedAsync();
        List<byte[]> contents = [];
        foreach (var address in (await files.EvaluateAllAsync<string[]>("files => files.map(file => (file.src || file.href).split('/')[4])")).Distinct())
            contents.Add(await (await visitor.Context.APIRequest.GetAsync("/files/" + address)).BodyAsync());
        return contents;
    }
}
