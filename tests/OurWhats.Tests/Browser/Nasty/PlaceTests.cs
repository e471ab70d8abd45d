using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Journeys;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Browser.Nasty;

/// <summary>
/// Looks at every page of the running application for the places where somebody's text is shown. Such a text must stay
/// apart from what surrounds it, and every nasty text must leave the layout as it is.
/// </summary>
public sealed class PlaceTests(Chromium chromium) : Tour(chromium)
{
    private static readonly (int Width, int Height)[] Sizes = [(1280, 800), (360, 740)];

    private readonly SortedSet<string> places = [];
    private readonly SortedSet<string> problems = [];
    private readonly Dictionary<int, List<string>> tried = Sizes.ToDictionary(size => size.Width, _ => new List<string>());
    private Dictionary<string, string?[]> texts = [];

    [Fact]
    public async Task Whatever_people_write_stays_apart_and_in_its_place()
    {
        var alice = await Arrive("Alice");
        var nobody = await Stranger("Nobody");
        var dan = await Stranger("Dan");
        foreach (var visitor in (Visitor[])[alice, dan, nobody]) await visitor.Context.AddInitScriptAsync(Script);
        var cookie = (await alice.Context.CookiesAsync()).Single(cookie => cookie.Name == "s");
        using Person administrator = new(Application.Address, "alice") { SessionKey = cookie.Value };
        Trial trial = new(Application.Address, administrator);
        texts = await trial.Run();
        using var planting = await Planting.Plant(Application.Address, administrator);
        var addresses = Addresses(planting);

        Assert.Equal(Patterns().Order(StringComparer.Ordinal), addresses.Select(page => page.Pattern).Append("/first-run").Distinct().Order(StringComparer.Ordinal));
        foreach (var (pattern, address, isOpen) in addresses) await Look(isOpen ? nobody : alice, pattern, address);
        await dan.Context.AddCookiesAsync([new() { Name = "s", Value = planting.Dan.SessionKey!, Url = Address.ToString() }]);
        foreach (var address in (string[])["/", "/me", "/admin/people/" + Uri.EscapeDataString(planting.Dan.Name)]) await Look(dan, "Dan's", address);

        Assert.Empty(trial.Wordless);
        if (Environment.GetEnvironmentVariable("NASTY_OUT") is { } o) File.WriteAllLines(o, places.Concat(problems));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private async Task Look(Visitor visitor, string pattern, string address)
    {
        await visitor.Go(address);
        var found = await visitor.Page.EvaluateAsync<Found>("([marks, query]) => places.look(marks, query)", new object[] { Mark.All, Mark.LetterOf(Mark.Query) });
        places.UnionWith(found.Places);
        problems.UnionWith(found.Problems.Select(problem => $"{pattern} {problem}"));
        foreach (var (width, height) in Sizes)
        {
            await visitor.Page.SetViewportSizeAsync(width, height);
            var layout = await visitor.Page.EvaluateAsync<Layout>("texts => places.put(texts)", new { texts, known = tried[width] });
            tried[width] = [.. layout.Known];
            problems.UnionWith(layout.Problems.Select(problem => $"{pattern} {width}: {problem}"));
        }
    }

    // Every page, where there is something; and what else leads to places that the page alone does not show.
    private static IEnumerable<(string Pattern, string Address, bool IsOpen)> Addresses(Planting planting)
    {
        var (group, chat, dan) = (planting.Group.Address, $"/c/{planting.Group.Conversation}", Uri.EscapeDataString(planting.Dan.Name));
        var (message, query) = ($"{chat}/messages/{planting.Messages.Answer}", Uri.EscapeDataString(Mark.Of(Mark.Query)));
        return
        [
            ("/", "/", false),
            ("/sign-in", "/sign-in", true),
            ("/sign-up", "/sign-up", true),
            ("/sign-up", "/sign-up?invitation=" + planting.Group.Code, true),
            ("/join/{code}", "/join/" + planting.Group.Code, true),
            ("/reset/{code}", planting.Reset, true),
            ("/ecoconception", "/ecoconception", true),
            ("/admin", "/admin", false),
            ("/admin/people", "/admin/people", false),
            ("/admin/people", "/admin/people?q=" + query, false),
            ("/admin/people/{name}", "/admin/people/" + dan, false),
            ("/admin/footprint", "/admin/footprint", false),
            ("/footprint", "/footprint", false),
            ("/footprint/page", "/footprint/page", false),
            ("/lighten", "/lighten", false),
            ("/c/{id:long}/lighten", chat + "/lighten", false),
            ("/admin/lighten", "/admin/lighten", false),
            ("/me", "/me", false),
            ("/people", "/people?q=", false),
            ("/people", "/people?q=" + query, false),
            ("/search", "/search?q=" + Uri.EscapeDataString(Mark.Of(Mark.Message)), false),
            ("/search", "/search?q=" + Uri.EscapeDataString(Mark.Of(Mark.File)), false),
            ("/search", "/search?q=" + Uri.EscapeDataString(Mark.Of(Mark.Picture)), false),
            ("/search", $"/search?c={planting.Group.Conversation}&q={query}", false),
            ("/search", "/search?q=" + query + "%20a:" + query + "%20avant:" + query, false),
            ("/people/{name}", "/people/erin", false),
            ("/people/{name}", "/people/" + dan, false),
            ("/c/{id:long}", chat, false),
            ("/c/{id:long}", $"{chat}?reply={planting.Messages.Said}", false),
            ("/c/{id:long}", $"/c/{planting.Direct}", false),
            ("/c/{id:long}/messages/{number:long}", message, false),
            ("/c/{id:long}/messages/{number:long}", $"{chat}/messages/{planting.Messages.Files}", false),
            ("/c/{id:long}/messages/{number:long}/forward", message + "/forward", false),
            ("/c/{id:long}/messages/{number:long}/forward", message + "/forward?q=" + query, false),
            ("/c/{id:long}/messages/{number:long}/{position:int}", $"{chat}/messages/{planting.Messages.Files}/1", false),
            ("/c/{id:long}/files", chat + "/files", false),
            ("/c/{id:long}/files", chat + "/files?kind=files", false),
            ("/c/{id:long}/files", chat + "/files?kind=links", false),
            ("/c/{id:long}/options", chat + "/options", false),
            ("/archived", "/archived", false),
            ("/help", "/help", false),
            ("/groups", "/groups", false),
            ("/groups/new", "/groups/new", false),
            ("/groups/{id:long}", group, false),
            ("/groups/{id:long}/members", group + "/members", false),
            ("/groups/{id:long}/members/{name}", $"{group}/members/{dan}", false),
            ("/groups/{id:long}/people", group + "/people?q=" + dan, false),
            ("/groups/{id:long}/people", group + "/people?who=erin&q=", false),
            ("/groups/{id:long}/settings", group + "/settings", false),
            ("/groups/{id:long}/qr", group + "/qr", false),
        ];
    }

    private static string Script
    {
        get
        {
            if (Environment.GetEnvironmentVariable("NASTY_JS") is { } js) return File.ReadAllText(js);
            using var stream = typeof(PlaceTests).Assembly.GetManifestResourceStream("places.js")!;
            using StreamReader reader = new(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>What a page shows.</summary>
    private sealed record Found
    {
        public string[] Places { get; init; } = [];

        public string[] Problems { get; init; } = [];

        public string[] Fields { get; init; } = [];
    }

    /// <summary>What other texts do to a page.</summary>
    private sealed record Layout
    {
        public string[] Known { get; init; } = [];

        public string[] Problems { get; init; } = [];
    }
}
