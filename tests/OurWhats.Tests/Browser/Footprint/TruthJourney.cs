using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Footprint.Recording;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Journeys.Attaching;
using OurWhats.Tests.Browser.Wire;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Footprint;

/// <summary>
/// A day of Bob's behind a counting proxy: sign-in, 30 messages, an image, a download, live updates and idle time.
/// </summary>
public abstract class TruthJourney(Chromium chromium) : AttachingJourney(chromium)
{
    /// <summary>Lives it; gives the bytes that OurWhats tells of him.</summary>
    private protected async Task<(long Up, long Down)> Live(CountingProxy wire)
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await bob.WriteTo(alice, "Bonjour");
        await bob.Page.CloseAsync();
        await alice.Open("Bob");
        await Counted();
        var before = await Told("bob");
        var behind = await Stranger("Bob", wire.Address);

        await behind.SignIn();
        await behind.Open("Alice");
        await behind.WriteAll(Enumerable.Range(1, 30).Select(i => $"Message {i}"));
        await Choose(behind, await Papers.Picture(behind.Page, "plage.jpg", 2000, 1500), Papers.Document("plan.pdf", 60_000));
        foreach (var name in (string[])["plage.jpg", "plan.pdf"]) await SeesWhole(behind, name);
        await Send(behind);
        await Expect(behind.Page.Locator("#messages .pic img")).Not.ToHaveJSPropertyAsync("naturalWidth", 0); // it has come
        var download = await behind.Page.RunAndWaitForDownloadAsync(() => behind.Page.GetByText("plan.pdf").ClickAsync());
        Assert.Null(await download.FailureAsync());
        await alice.WriteAll(Enumerable.Range(1, 10).Select(i => $"Réponse {i}"));
        await behind.Sees("Réponse 10");
        await behind.Go("/");
        await behind.SeesDashboard();
        await behind.Go("/footprint");
        await wire.UntilQuiet(seconds: 6); // silence too, and what was seen is noted
        await behind.Context.CloseAsync();
        await Counted();
        var told = await Told("bob");
        return (told.Up - before.Up, told.Down - before.Down);
    }

    // Writes down what was counted.
    private async Task Counted() =>
        Assert.True(await Application.Services.GetRequiredService<UsageWriter>().Write(TestContext.Current.CancellationToken));

    private async Task<(long Up, long Down)> Told(string name)
    {
        await using var reader = await Ask($"SELECT coalesce(sum(Up), 0), coalesce(sum(Down), 0) FROM footprint_sums WHERE Scope = 1 AND Day = 0 AND Measure <= 7 AND Subject = (SELECT Id FROM accounts_people WHERE UserName = '{name}')");
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>The kinds of traffic that somebody had.</summary>
    protected async Task<IReadOnlyList<int>> Kinds(string name)
    {
        await using var reader = await Ask($"SELECT Measure FROM footprint_sums WHERE Scope = 1 AND Day = 0 AND Measure <= 7 AND Subject = (SELECT Id FROM accounts_people WHERE UserName = '{name}') ORDER BY Measure");
        List<int> kinds = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) kinds.Add(reader.GetInt32(0));
        return kinds;
    }

    private async Task<SqliteDataReader> Ask(string sql)
    {
        SqliteConnection connection = new($"Data Source={Path.Combine(Application.Data, "ourwhats.db")};Mode=ReadOnly");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteReaderAsync(System.Data.CommandBehavior.CloseConnection, TestContext.Current.CancellationToken);
    }
}
