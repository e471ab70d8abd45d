using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Journeys.Attaching;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

/// <summary>Runs axe on every page of the running application, in both themes and at both sizes.</summary>
public sealed class AccessibleTests(Chromium chromium) : Tour(chromium)
{
    private static readonly (int Width, int Height)[] Sizes = [(360, 740), (1280, 800)];

    [Fact]
    public async Task Axe_finds_nothing_on_any_page_in_both_themes_at_both_sizes()
    {
        var nobody = await Stranger("Personne");
        List<string> found = [.. await Look(nobody, "/first-run", "/first-run")];
        var alice = await Arrive("Alice");
        found.AddRange(await Look(alice, "/", "/"));
        var addresses = await Furnish(alice);

        Assert.Equal(Patterns().Order(StringComparer.Ordinal), addresses.Keys.Append("/first-run").Order(StringComparer.Ordinal));
        foreach (var (pattern, (address, visitor)) in addresses) found.AddRange(await Look(visitor ?? nobody, pattern, address));

        Assert.Empty(found);
    }

    [Fact]
    public async Task Axe_finds_nothing_in_what_one_does_with_a_message()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Bonjour");
        await alice.Edit("Bonjour", "Bonjour Bob");

        await alice.Time("Bonjour Bob").ClickAsync();
        await alice.Sheet.GetByText("Modifier").ClickAsync();
        List<string> found = [.. await Look(alice, "the sheet")];
        await alice.Sheet.GetByText("Effacer", new() { Exact = true }).ClickAsync();
        found.AddRange(await Look(alice, "the erasure"));
        await alice.Sheet.GetByText("Répondre").ClickAsync();
        await Expect(alice.Composer).ToBeFocusedAsync();
        found.AddRange(await Look(alice, "the answer"));
        await alice.Write("Comment vas-tu ?");
        found.AddRange(await Look(alice, "the conversation"));

        Assert.Empty(found);
    }

    [Fact]
    public async Task Axe_finds_nothing_in_what_one_attaches()
    {
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Chorale");
        await alice.Open("Chorale");
        var photo = await Papers.Picture(alice.Page, "plage.jpg", 2000, 1500);

        await alice.Page.GetByLabel("Joindre des fichiers").SetInputFilesAsync([photo, Papers.Placed(photo, "ici.jpg"), Papers.Document("vide.pdf", 0), Papers.Document("plan.pdf", 2_000)]);
        await alice.Page.GetByLabel("Version à envoyer").Nth(1).SelectOptionAsync("original");
        await Expect(alice.Page.Locator(".files").GetByText("En ligne")).ToHaveCountAsync(3);

        Assert.Empty(await Look(alice, "the files"));
    }

    [Fact]
    public async Task Axe_finds_nothing_in_what_was_attached()
    {
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Chorale");
        await alice.Open("Chorale");
        var conversation = new Uri(alice.Page.Url).AbsolutePath;
        var picture = await SendFiles(alice);
        List<string> found = [.. await Look(alice, "the message")];

        await alice.Page.Locator("#messages .pic").DblClickAsync();
        await Expect(alice.Sheet.GetByAltText("plage.jpg")).ToBeVisibleAsync();
        found.AddRange(await Look(alice, "the picture"));
        await alice.Page.Keyboard.PressAsync("Escape");
        await alice.Time("La plage").ClickAsync();
        await alice.Sheet.GetByText("Transférer").ClickAsync();
        await Expect(alice.Sheet.GetByRole(AriaRole.Radio)).ToHaveCountAsync(1);
        found.AddRange(await Look(alice, "where to forward it"));
        foreach (var address in (string[])[picture[..^1] + "2", conversation + "/files?kind=files&by=size", conversation + "/files?kind=links", picture[..^1] + "forward?q=zzz"])
            found.AddRange(await Look(alice, address, address));

        Assert.Empty(found);
    }

    [Fact]
    public async Task Axe_finds_what_is_wrong()
    {
        var page = (await Stranger("Personne")).Page;
        await page.SetContentAsync("""
            <!doctype html><title>Faux</title><main><h1>Faux</h1><input><p style='color: #ddd; background: #fff'>Pâle</p></main>
            """);

        var (all, colours) = ((await Axe.Ask(page)).Violations, (await Axe.Ask(page, Axe.ColourRules)).Violations);

        Assert.Contains(all, violation => violation.StartsWith("label <input", StringComparison.Ordinal));
        Assert.StartsWith("color-contrast <p", Assert.Single(colours), StringComparison.Ordinal);
    }

    private static async Task<List<string>> Look(Visitor visitor, string pattern, string address)
    {
        await visitor.Go(address);
        return await Look(visitor, pattern);
    }

    // A size hides and moves things, so every rule is asked at each; a theme changes colours and nothing else.
    private static async Task<List<string>> Look(Visitor visitor, string pattern)
    {
        List<string> found = [];
        foreach (var (width, height) in Sizes)
        {
            await visitor.Page.SetViewportSizeAsync(width, height);
            foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await visitor.Page.EmulateMediaAsync(new() { ColorScheme = theme });
                var isFirst = theme == ColorScheme.Light;
                var findings = await Axe.Ask(visitor.Page, isFirst ? null : Axe.ColourRules);
                Assert.True(findings.Passed > (isFirst ? 5 : 0), $"axe looked at nothing of {pattern}");
                found.AddRange(findings.Violations.Select(violation => $"{pattern} {theme} {width}: {violation}"));
            }
        }

        return found;
    }
}
