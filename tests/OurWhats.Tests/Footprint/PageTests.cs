using System.Globalization;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Totals;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Footprint;

public sealed class PageTests
{
    [Fact]
    public async Task A_person_sees_their_own_figures_and_nobody_elses()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloe"));
        for (var i = 0; i < 3; i++) await bob.WritesTo(world.Alice, "bonjour");
        await bob.Dashboard();

        var (bobs, chloes) = ((await bob.Get("/footprint")).Must(200).Html, (await chloe.Get("/footprint")).Must(200).Html);

        Assert.Contains("3 · 21 o", bobs, StringComparison.Ordinal);
        Assert.DoesNotContain("21 o", chloes, StringComparison.Ordinal);
        Assert.Contains("de CO2e", bobs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?from=hier&to=2026-11-25", "Ce n'est pas une date : choisissez un jour, comme 2026-11-25.")]
    [InlineData("?from=2026-11-25&to=2026-11-01", "Le dernier jour est avant le premier.")]
    [InlineData("?from=2000-01-01&to=2026-11-01", "La période est trop longue : dix ans au plus.")]
    [InlineData("?p=siècle", "Cette période n'existe pas : voici le mois en cours.")]
    public async Task A_period_that_is_none_gets_a_sentence_beside_the_field(string query, string sentence)
    {
        await using var world = await World.Start();

        Assert.Equal(sentence, (await world.Alice.Get("/footprint" + query)).Must(400).Alert);
        Assert.Equal(sentence, (await world.Alice.Get("/admin/footprint" + query)).Must(400).Alert);
        Assert.Equal(sentence, (await world.Alice.Get("/admin/footprint.csv" + query)).Must(400).Alert);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1000000000000000000000000000000")]
    [InlineData("beaucoup")]
    [InlineData("0")]
    public async Task A_budget_that_is_none_gets_a_sentence_and_stays_typed(string budget)
    {
        await using var world = await World.Start();

        var refused = (await world.Alice.Post("/footprint/budget", new() { ["budget"] = budget })).Must(400);

        Assert.Equal("Indiquez un nombre de Mo entre 0,1 et 1 000 000, ou rien.", refused.Alert);
        Assert.Equal(budget, refused.Field("budget"));
    }

    [Fact]
    public async Task Near_the_budget_one_is_warned_and_beyond_it_only_text_shows_by_itself()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "un");
        (await bob.Sends(conversation, "la photo", ("plage.jpg", Media.Pictures.Darkroom.Photo(800, 600)))).Must(303);
        (await bob.Post("/footprint/budget", new() { ["budget"] = "0,4" })).Must(303);
        Assert.Contains("<img", (await bob.Reads(conversation)).Html.Split("<main")[1], StringComparison.Ordinal);

        Page page;
        var warnings = new List<string>();
        do
        {
            await bob.Reads(conversation);
            page = await bob.Get("/footprint");
            if (page.Html.Contains("plus de 80 %", StringComparison.Ordinal)) warnings.Add("near");
        }
        while (!page.Html.Contains("Votre budget du mois est atteint", StringComparison.Ordinal));

        Assert.NotEmpty(warnings);
        Assert.DoesNotContain("<img", (await bob.Reads(conversation)).Html.Split("<main")[1], StringComparison.Ordinal);
        (await bob.Post("/footprint/budget", new() { ["budget"] = "" })).Must(303);
        Assert.Contains("<img", (await bob.Reads(conversation)).Html.Split("<main")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_survives_a_restart_with_what_was_used_of_it()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        (await bob.Post("/footprint/budget", new() { ["budget"] = "0,1" })).Must(303);
        while (!(await bob.Get("/footprint")).Html.Contains("est atteint", StringComparison.Ordinal)) await bob.Dashboard();

        await world.Restart();

        Assert.Contains("est atteint", (await bob.Get("/footprint")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-3")]
    [InlineData("2001")]
    [InlineData("")]
    public async Task An_intensity_that_is_none_gets_a_sentence(string grid)
    {
        await using var world = await World.Start();

        var refused = (await world.Alice.Post("/admin/footprint/grid", new() { ["grid"] = grid })).Must(400);

        Assert.Equal("Indiquez un nombre entre 0 et 2 000, comme 44,18.", refused.Alert);
    }

    [Fact]
    public async Task Days_past_keep_the_electricity_with_which_they_were_shown()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-20T12:00:00Z"));
        for (var i = 0; i < 5; i++) await world.Alice.Dashboard();
        await world.Settle();
        var before = await Central(world, "?from=2026-11-20&to=2026-11-20");

        clock!.Now = clock.Now.AddDays(1);
        (await world.Alice.Post("/admin/footprint/grid", new() { ["grid"] = "1000" })).Must(303);
        await world.Alice.Dashboard();
        await world.Settle();

        Assert.True(before > 0);
        Assert.Equal(before, await Central(world, "?from=2026-11-20&to=2026-11-20"), 12);
        Assert.Contains("44.18", (await world.Alice.Get("/admin/footprint.json?from=2026-11-20&to=2026-11-20")).Html, StringComparison.Ordinal);
        Assert.Contains("1000", (await world.Alice.Get("/admin/footprint.json?from=2026-11-21&to=2026-11-21")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_set_back_loses_neither_bytes_nor_what_was_used_of_a_budget()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-20T12:00:00Z"));
        var bob = await world.Person("Bob");
        (await bob.Post("/footprint/budget", new() { ["budget"] = "0,1" })).Must(303);
        while (!(await bob.Get("/footprint")).Html.Contains("est atteint", StringComparison.Ordinal)) await bob.Dashboard();
        await world.Settle();
        var before = world.TrafficOf(Scope.Person, world.KeyOf(bob)).Bytes;

        clock!.Now = clock.Now.AddMonths(-1);
        var then = await bob.Get("/footprint");
        await bob.Dashboard();
        await world.Settle();
        clock.Now = clock.Now.AddMonths(1);
        await bob.Dashboard();
        await world.Settle();

        Assert.DoesNotContain("est atteint", then.Html, StringComparison.Ordinal);
        Assert.Contains("est atteint", (await bob.Get("/footprint")).Html, StringComparison.Ordinal);
        Assert.True(world.TrafficOf(Scope.Person, world.KeyOf(bob)).Bytes > before);
    }

    [Fact]
    public async Task The_report_adds_up_to_what_its_downloads_say()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        await bob.WritesTo(world.Alice, "un");
        await bob.Dashboard();
        await world.Alice.Get("/admin/footprint");
        await world.Settle();

        var csv = (await world.Alice.Get("/admin/footprint.csv?p=month")).Must(200);
        var rows = csv.Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..].Select(row => row.Split(',')).ToList();

        Assert.Equal("text/csv", csv.Type);
        Assert.Equal(world.TotalOf(Scope.Site, 0, Measure.MessagesSent).Times, Sum(rows, "MessagesSent", column: 2));
        Assert.True(Sum(rows, "Pages", column: 4) > 5_000);
        Assert.Contains("EcoIndex", (await world.Alice.Get("/admin/footprint")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_may_read_the_declaration_and_each_criterion_is_in_it()
    {
        await using var world = await World.Start();

        var page = (await world.Visitor().Get("/ecoconception")).Must(200).Html;

        Assert.Equal(78, System.Text.RegularExpressions.Regex.Count(page, @"<li><b>\d\.\d+ · "));
        Assert.Contains("EcoIndex", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_take_the_same_few_queries_however_much_was_said()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, Some.Text());
        await world.Settle();
        await Queries(world, bob); // the files are weighed, and the settings read, for whoever asks first
        var few = await Queries(world, bob);

        await Task.WhenAll(Enumerable.Range(1, 400).Select(_ => bob.Says(conversation, Some.Text())));
        await world.Settle();

        Assert.Equal(few, await Queries(world, bob));
        Assert.All(few, queries => Assert.InRange(queries, 1, 14));
    }

    private static long Sum(List<string[]> rows, string measure, int column) => rows
        .Where(row => row[1] == measure)
        .Sum(row => long.Parse(row[column], CultureInfo.InvariantCulture));

    private static async Task<int[]> Queries(World world, Person bob)
    {
        List<int> found = [];
        (Person, string)[] pages = [(bob, "/footprint"), (bob, "/ecoconception"), (world.Alice, "/admin/footprint")];
        foreach (var (person, address) in pages)
            found.Add(await world.QueriesOf((await person.Get(address)).Must(200)));
        return [.. found];
    }

    private static async Task<double> Central(World world, string query)
    {
        var json = System.Text.Json.JsonDocument.Parse((await world.Alice.Get("/admin/footprint.json" + query)).Must(200).Html);
        return json.RootElement.GetProperty("carbon").GetProperty("central").GetDouble();
    }
}
