using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OurWhats.Browser.Browsers;
using OurWhats.Browser.Journeys.Attaching;
using OurWhats.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Browser.Journeys;

/// <summary>axe on every page that the running application has, in both themes and at both sizes.</summary>
public sealed class AccessibleTests(Chromium chromium) : AttachingJourney(chromium)
{
    private static readonly (int Width, int Height)[] Sizes = [(360, 740), (1280, 800)];

    // Not pages: what other pages fetch or what leads elsewhere.
    private static readonly string[] NoPages = ["/a/{name}", "/attaching", "/c/{id:long}/messages/{number:long}/{position:int}/thumbnail", "/files/{key}", "/files/{key}/as/{name}", "/files/{key}/{size:int}", "/health", "/pulse"];

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

    // A picture and a document; gives the address of the picture's page.
    private async Task<string> SendFiles(Visitor alice)
    {
        await Choose(alice, await Papers.Picture(alice.Page, "plage.jpg", 400, 300), Papers.Document("plan.pdf", 2_000));
        foreach (var name in (string[])["plage.jpg", "plan.pdf"]) await SeesWhole(alice, name);
        await alice.Composer.FillAsync("La plage");
        await Send(alice);
        await Expect(alice.Page.Locator("#messages .pic")).ToHaveCountAsync(1);
        return (await alice.Page.Locator("#messages .pic").GetAttributeAsync("href"))!;
    }

    // An address of each page, with something on it, and who opens it; null for nobody.
    private async Task<Dictionary<string, (string Address, Visitor? Visitor)>> Furnish(Visitor alice)
    {
        await OtherDevice(alice);
        await alice.Go("/admin");
        await alice.Button("Nouveau lien d'invitation").ClickAsync();
        await alice.CreateGroup("Chorale");
        var group = new Uri(alice.Page.Url).AbsolutePath;
        var invitation = new Uri(await alice.Page.GetByLabel("Lien d'invitation").InputValueAsync()).AbsolutePath;
        var bob = await Arrive("Bob");
        await bob.Join("Chorale");
        await alice.Go("/admin/people/bob");
        await alice.Button("Faire un lien pour Bob").ClickAsync();
        var reset = new Uri(await alice.Page.GetByLabel("Lien pour Bob", new() { Exact = true }).InputValueAsync()).AbsolutePath;
        await Arrive("Claire");
        await alice.Open("Chorale");
        var conversation = new Uri(alice.Page.Url).AbsolutePath;
        await alice.Write("Bonjour, https://example.org/chorale");
        await bob.Sees("Bonjour, https://example.org/chorale");
        var picture = await SendFiles(alice);
        await bob.Write("Bonjour !");
        await alice.WriteAll(Enumerable.Range(1, 45).Select(i => $"répétition {i}"));
        await alice.Go(conversation + "?reply=4");
        await alice.Write("À bientot");
        await alice.Edit("À bientot", "À bientôt");
        var sheet = await alice.Time("À bientôt").GetAttributeAsync("href");
        await alice.CreateGroup("Jury");
        await alice.Open("Jury");
        await alice.Keep("Toujours");
        await alice.Keep("Archiver");
        await alice.Open("Chorale");
        await alice.Keep("8 heures");
        return new()
        {
            ["/"] = ("/", bob),
            ["/sign-in"] = ("/sign-in", null),
            ["/sign-up"] = ("/sign-up", null),
            ["/join/{code}"] = (invitation, null),
            ["/reset/{code}"] = (reset, null),
            ["/admin"] = ("/admin", alice),
            ["/admin/people"] = ("/admin/people", alice),
            ["/admin/people/{name}"] = ("/admin/people/bob", alice),
            ["/me"] = ("/me", alice),
            ["/people"] = ("/people?q=b", alice),
            ["/search"] = ("/search?q=bonjour", alice),
            ["/people/{name}"] = ("/people/bob", alice),
            ["/c/{id:long}"] = (conversation, alice),
            ["/c/{id:long}/messages/{number:long}"] = (sheet!, alice),
            ["/c/{id:long}/messages/{number:long}/forward"] = (sheet + "/forward", alice),
            ["/c/{id:long}/messages/{number:long}/{position:int}"] = (picture, alice),
            ["/c/{id:long}/files"] = (conversation + "/files", alice),
            ["/c/{id:long}/options"] = (conversation + "/options", alice),
            ["/archived"] = ("/archived", alice),
            ["/help"] = ("/help", alice),
            ["/groups"] = ("/groups", alice),
            ["/groups/new"] = ("/groups/new", alice),
            ["/groups/{id:long}"] = (group, alice),
            ["/groups/{id:long}/members"] = (group + "/members", alice),
            ["/groups/{id:long}/members/{name}"] = (group + "/members/bob", alice),
            ["/groups/{id:long}/people"] = (group + "/people?q=al&who=claire", alice),
            ["/groups/{id:long}/settings"] = (group + "/settings", alice),
            ["/groups/{id:long}/qr"] = (group + "/qr", alice),
        };
    }

    private IEnumerable<string> Patterns() =>
        from endpoint in Application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Contains("GET") && !NoPages.Contains(pattern)
        select pattern;

    private static async Task<List<string>> Look(Visitor visitor, string pattern, string address)
    {
        await visitor.Go(address);
        return await Look(visitor, pattern);
    }

    private static async Task<List<string>> Look(Visitor visitor, string pattern)
    {
        List<string> found = [];
        foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            foreach (var (width, height) in Sizes)
            {
                await visitor.Page.EmulateMediaAsync(new() { ColorScheme = theme });
                await visitor.Page.SetViewportSizeAsync(width, height);
                var result = await visitor.Page.RunAxe();
                Assert.True(result.Passes.Length > 5, $"axe looked at nothing of {pattern}");
                found.AddRange(from violation in result.Violations from node in violation.Nodes select $"{pattern} {theme} {width}: {violation.Id} {node.Html}");
            }
        }

        return found;
    }
}
