using System.Net;
using System.Text.RegularExpressions;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed partial class SessionListTests
{
    private const string OnPhone = "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0";
    private const string OnWindows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";

    [Theory]
    [InlineData(OnPhone, "Firefox sur Android")]
    [InlineData(OnWindows, "Chrome sur Windows")]
    [InlineData(OnWindows + " Edg/130.0.0.0", "Edge sur Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1", "Safari sur iPhone")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "Safari sur macOS")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox sur Linux")]
    [InlineData("curl/8.5.0", "Navigateur inconnu")]
    [InlineData("Links (2.29; Linux)", "Linux")]
    [InlineData("<script>alert(1)</script>/Firefox", "Firefox")]
    [InlineData("", "Navigateur inconnu")]
    public async Task A_session_is_named_by_browser_and_system(string userAgent, string words)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var elsewhere = world.Visitor("Bob");

        (await elsewhere.SignIn(headers: ("User-Agent", userAgent))).Must(303);

        var devices = Sessions(await bob.Get("/me")).Select(session => session.IsThis ? "Cette session" : session.Device);
        Assert.Equal(["Cette session", words], devices.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_list_tells_when_each_session_began_and_was_last_used()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-20T08:00:00Z"));
        var bob = await world.Person("Bob");
        var elsewhere = world.Visitor("Bob");
        (await elsewhere.SignIn(headers: ("User-Agent", OnPhone))).Must(303);
        clock!.Now = clock.Now.AddHours(50);
        await elsewhere.Dashboard();
        clock.Now = clock.Now.AddMinutes(7);

        var other = Assert.Single(Sessions(await bob.Get("/me")), session => !session.IsThis);

        Assert.Contains("Dernière activité le 22/11/2026 11:00 · ouverte le 20/11/2026", other.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_use_is_known_after_a_restart_to_the_hour()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-20T08:00:00Z"));
        var bob = await world.Person("Bob");
        var elsewhere = world.Visitor("Bob");
        (await elsewhere.SignIn()).Must(303);
        clock!.Now = clock.Now.AddMinutes(70);
        await elsewhere.Dashboard();
        clock.Now = clock.Now.AddMinutes(50);
        await elsewhere.Dashboard();

        await world.Installation.Stop();
        await world.Installation.Start();

        var listed = Assert.Single(Sessions(await bob.Get("/me")), session => !session.IsThis);
        Assert.Contains("Dernière activité le 20/11/2026 10:10", listed.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_in_use_is_written_once_an_hour_and_no_more()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-20T08:00:00Z"));
        var bob = await world.Person("Bob");
        var cursor = (await bob.Dashboard()).Cursor;
        List<int> queries = [];

        for (var minutes = 0; minutes < 130; minutes += 10)
        {
            clock!.Now = clock.Now.AddMinutes(10);
            queries.Add(await world.QueriesOf((await bob.Polls(cursor)).Must(304)));
        }

        Assert.Equal(1, queries.Max());
        Assert.Equal(1, queries.Count(count => count > 0));
    }

    [Fact]
    public async Task A_closed_session_ends_at_once_and_only_that_one()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var (phone, library) = (world.Visitor("Bob"), world.Visitor("Bob"));
        (await phone.SignIn(headers: ("User-Agent", OnPhone))).Must(303);
        (await library.SignIn(headers: ("User-Agent", OnWindows))).Must(303);
        var poll = phone.Polls((await phone.Dashboard()).Cursor, holdSeconds: 60);
        var listed = Assert.Single(Sessions(await bob.Get("/me")), session => session.Device == "Firefox sur Android");

        var closed = await bob.Post("/me/sessions/end", new() { ["session"] = listed.Key });

        var left = Sessions(await bob.Follow(closed.Must(303))).Where(session => !session.IsThis);
        Assert.Equal(["Chrome sur Windows"], left.Select(session => session.Device));
        (await poll).Must(401);
        (await phone.Get("/")).Must(303);
        (await library.Get("/")).Must(200);
        (await bob.Get("/")).Must(200);
    }

    [Fact]
    public async Task All_others_close_together()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var others = Enumerable.Range(0, 3).Select(_ => world.Visitor("Bob")).ToList();
        foreach (var other in others) (await other.SignIn()).Must(303);
        var polls = others.Select(async other => await other.Polls((await other.Dashboard()).Cursor, holdSeconds: 60)).ToList();
        await world.UntilHeld(3);

        var closed = await bob.Post("/me/sessions/end-others");

        var page = await bob.Follow(closed.Must(303));
        Assert.True(Assert.Single(Sessions(page)).IsThis);
        Assert.DoesNotContain("end-others", page.Html, StringComparison.Ordinal);
        foreach (var poll in polls) (await poll).Must(401);
        foreach (var other in others) (await other.Get("/")).Must(303);
    }

    [Fact]
    public async Task Nobody_closes_the_session_of_another()
    {
        await using var world = await World.Start();
        var (bob, eve) = (await world.Person("Bob"), await world.Person("Eve"));
        var elsewhere = world.Visitor("Bob");
        (await elsewhere.SignIn()).Must(303);
        var key = Assert.Single(Sessions(await elsewhere.Get("/me")), session => !session.IsThis).Key;

        (await eve.Post("/me/sessions/end", new() { ["session"] = key })).Must(303);

        (await bob.Get("/")).Must(200);
    }

    [Fact]
    public async Task The_same_session_closed_twenty_times_at_once_is_closed_and_recorded_once()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var elsewhere = world.Visitor("Bob");
        (await elsewhere.SignIn()).Must(303);
        var key = Assert.Single(Sessions(await bob.Get("/me")), session => !session.IsThis).Key;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bob.Post("/me/sessions/end", new() { ["session"] = key })));

        Assert.All(answers, answer => answer.Must(303));
        Assert.Single(world.Journal(EntryKind.SessionsEnded));
        (await elsewhere.Get("/")).Must(303);
    }

    [Fact]
    public async Task Of_very_many_sessions_the_longest_unused_makes_room()
    {
        await using var world = await World.Start();
        var first = await world.Person("Bob");
        for (var i = 0; i < 49; i++) (await world.Visitor("Bob").SignIn()).Must(303);
        (await first.Get("/")).Must(200);

        var last = world.Visitor("Bob");
        (await last.SignIn()).Must(303);

        Assert.Equal(50, Sessions(await last.Get("/me")).Count);
        (await first.Get("/")).Must(200);
    }

    [Fact]
    public async Task The_long_description_of_the_browser_is_not_kept()
    {
        await using var world = await World.Start();
        await world.Person("Bob");
        (await world.Visitor("Bob").SignIn(headers: ("User-Agent", OnPhone))).Must(303);

        Assert.Equal(["Firefox/Android", "/", "/"], world.Column("SELECT Device FROM accounts_sessions ORDER BY Device DESC"));
    }

    private static List<Listed> Sessions(Page page) =>
        [.. Line().Matches(page.Must(200).Html).Select(row => new Listed(
            WebUtility.HtmlDecode(row.Groups[1].Value),
            row.Groups[3].Value,
            WebUtility.HtmlDecode(row.Groups[2].Value)))];

    [GeneratedRegex("""<li><div><b>(.*?)</b><span class="hint">(.*?)</span></div>\s*(?:<button[^>]* value="([^"]*)"[^>]*>Fermer</button>\s*)?</li>""", RegexOptions.Singleline)]
    private static partial Regex Line();

    private sealed record Listed(string Device, string Key, string Html)
    {
        public bool IsThis => Html.StartsWith("Cette session", StringComparison.Ordinal);
    }
}
