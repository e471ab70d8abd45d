using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Journeys.Attaching;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Worlds;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

/// <summary>Visits every page of the running application, each with some content.</summary>
public abstract class Tour(Chromium chromium) : AttachingJourney(chromium)
{
    // Not pages: what other pages fetch or what leads elsewhere.
    private static readonly string[] NoPages = ["/a/{name}", "/admin/footprint.csv", "/admin/footprint.json", "/attaching", "/c/{id:long}/messages/{number:long}/{position:int}/thumbnail", "/files/{key}", "/files/{key}/as/{name}", "/files/{key}/{size:int}", "/health", "/pulse"];

    /// <summary>Sends a picture and a document; gives the address of the picture's page.</summary>
    private protected async Task<string> SendFiles(Visitor alice)
    {
        await Choose(alice, await Papers.Picture(alice.Page, "plage.jpg", 400, 300), Papers.Document("plan.pdf", 2_000));
        foreach (var name in (string[])["plage.jpg", "plan.pdf"]) await SeesWhole(alice, name);
        await alice.Composer.FillAsync("La plage");
        await Send(alice);
        await Expect(alice.Page.Locator("#messages .pic")).ToHaveCountAsync(1);
        return (await alice.Page.Locator("#messages .pic").GetAttributeAsync("href"))!;
    }

    /// <summary>An address of each page, with something on it, and who opens it; null for nobody.</summary>
    private protected async Task<Dictionary<string, (string Address, Visitor? Visitor)>> Furnish(Visitor alice)
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
        var (dora, halfway) = (await Arrive("Dora"), await Stranger("Dora"));
        await AddApp(dora);
        await alice.Go("/me/second-factor");
        await alice.Button("Ajouter une application").ClickAsync();
        await halfway.Go("/sign-in");
        await halfway.FillSignIn();
        await Expect(halfway.Page.GetByLabel("Code à six chiffres")).ToBeVisibleAsync();
        return new()
        {
            ["/"] = ("/", bob),
            ["/sign-in"] = ("/sign-in", null),
            ["/sign-in/second"] = ("/sign-in/second", halfway),
            ["/me/second-factor"] = ("/me/second-factor", alice),
            ["/sign-up"] = ("/sign-up", null),
            ["/join/{code}"] = (invitation, null),
            ["/reset/{code}"] = (reset, null),
            ["/admin"] = ("/admin", alice),
            ["/admin/people"] = ("/admin/people", alice),
            ["/admin/people/{name}"] = ("/admin/people/bob", alice),
            ["/admin/footprint"] = ("/admin/footprint", alice),
            ["/footprint"] = ("/footprint?from=2026-11-25&to=2026-11-01", alice),
            ["/footprint/page"] = ("/footprint/page", alice),
            ["/ecoconception"] = ("/ecoconception", null),
            ["/lighten"] = ("/lighten", alice),
            ["/c/{id:long}/lighten"] = (conversation + "/lighten", alice),
            ["/admin/lighten"] = ("/admin/lighten", alice),
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

    private static async Task AddApp(Visitor visitor)
    {
        await visitor.Go("/me/second-factor");
        await visitor.Button("Ajouter une application").ClickAsync();
        var secret = await visitor.Page.GetByLabel("Clé", new() { Exact = true }).InputValueAsync();
        await visitor.Page.GetByLabel("Code à six chiffres").FillAsync(new AuthenticatorApp(secret, TimeProvider.System).Code());
        await visitor.Button("Activer").ClickAsync();
        await Expect(visitor.Page.GetByText("Codes de secours")).ToBeVisibleAsync();
    }

    /// <summary>What the running application answers with a page, once the first account exists.</summary>
    private protected IEnumerable<string> Patterns() =>
        from endpoint in Application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Contains("GET") && !NoPages.Contains(pattern)
        select pattern;
}
