using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using OurWhats.Footprint.Estimates;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Budgets;
using OurWhats.Tests.Browser.Journeys;
using OurWhats.Tests.Browser.Journeys.Attaching;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Browser.Footprint;

/// <summary>
/// EcoIndex of every page, measured as its authors specify: empty cache, 1920×1080, scrolled to the end.
/// </summary>
public sealed class EcoIndexTests(Chromium chromium) : Tour(chromium)
{
    [Fact]
    public async Task Every_page_has_an_EcoIndex_of_A_in_a_full_place_too()
    {
        Dictionary<string, EcoIndex> found = new() { ["/first-run"] = await Measure("/first-run", "/first-run", null) };
        var alice = await Arrive("Alice");
        var addresses = await Furnish(alice);
        await Fill(alice, addresses["/groups/{id:long}"].Address);

        foreach (var (pattern, (address, visitor)) in addresses) found[pattern] = await Measure(pattern, address, visitor);

        Assert.Equal(Patterns().Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(found.Where(page => page.Value.Grade != "A").Select(page => $"{page.Key}: {page.Value.Score:0.0}"));
    }

    // More people, each with a portrait, more groups and more files than a page shows, and three years of figures.
    private async Task Fill(Visitor alice, string group)
    {
        using Person administrator = new(Application.Address, alice.Name);
        (await administrator.SignIn(alice.Password)).Must(303);
        for (var i = 1; i <= 26; i++)
        {
            using Person person = new(Application.Address, $"Personne {i}");
            (await person.SignUp()).Must(303);
            (await person.Shows("/me", await File.ReadAllBytesAsync(await Papers.Picture(alice.Page, "portrait.jpg", 100 + i, 100), TestContext.Current.CancellationToken))).Must(303);
            (await person.Post($"{group}/members")).Must(303);
            await administrator.Joins(await person.Founds($"Groupe de {person.DisplayName}"));
        }

        var conversation = (await administrator.Get(group)).Conversation;
        for (var i = 0; i < 5; i++) (await administrator.Sends(conversation, "", [.. Enumerable.Range(0, 10).Select(file => ($"Compte rendu {i}{file}.pdf", new byte[1000 + 10 * i + file]))])).Must(303);
        Age();
    }

    private void Age()
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(Application.Data, "ourwhats.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).DayNumber;
        command.CommandText = $"""
            WITH RECURSIVE
                day(n) AS (SELECT {today} UNION ALL SELECT n - 1 FROM day WHERE n > {today - 1100}),
                measure(m) AS (SELECT 1 UNION ALL SELECT m + 1 FROM measure WHERE m < 42)
            INSERT OR IGNORE INTO footprint_sums (Scope, Subject, Day, Measure, Times, Up, Down) SELECT 0, 0, n, m, 1000, 500000, 9000000 FROM day, measure;
            INSERT OR IGNORE INTO footprint_sums (Scope, Subject, Day, Measure, Times, Up, Down) SELECT 1, Id, Day, Measure, 10, 5000, 90000 FROM footprint_sums, accounts_people WHERE Scope = 0 AND Day > 0 AND UserName = 'alice';
            INSERT OR IGNORE INTO footprint_sums (Scope, Subject, Day, Measure, Times, Up, Down) SELECT 2, Id, 0, 0, 10, 5000, 90000 FROM messaging_conversations;
            """;
        command.ExecuteNonQuery();
    }

    private async Task<EcoIndex> Measure(string pattern, string address, Visitor? visitor)
    {
        var fresh = await Stranger(visitor?.Name ?? "Personne", adapt: options => options.ViewportSize = new() { Width = 1920, Height = 1080 });
        if (visitor is not null)
            await fresh.Context.AddCookiesAsync((await visitor.Context.CookiesAsync()).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path }));
        await fresh.Go(address);
        await fresh.Page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        await fresh.Page.WaitForTimeoutAsync(300); // what scrolling makes it load
        var page = await fresh.Page.EvaluateAsync<double[]>("""
            () => {
              const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
              return [document.querySelectorAll('*').length - document.querySelectorAll('svg *').length, files.length, files.reduce((sum, file) => sum + file.transferSize, 0)];
            }
            """);
        await fresh.Context.CloseAsync();
        var index = EcoIndex.Of(page[0], page[1], page[2]);
        Ledger.Note($"EcoIndex of {pattern}: {page[0]} elements, {page[1]} requests, {page[2]:0} B", index.Score, "");
        return index;
    }
}
