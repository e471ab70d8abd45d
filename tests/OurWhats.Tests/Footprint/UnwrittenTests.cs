using System.Text;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using OurWhats.Footprint.Metering;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Footprint;

/// <summary>Pages show all counted usage, whether it has been written or not.</summary>
public sealed class UnwrittenTests
{
    [Fact]
    public async Task The_figures_are_the_same_before_they_are_written_and_after()
    {
        await using var world = await Quiet();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "un");
        await world.Alice.Reads(conversation);
        (await bob.Sends(conversation, "le plan", ("plan.txt", new byte[4_000]))).Must(303);
        await world.Settle();
        await bob.Says(conversation, "deux");
        (await bob.Sends(conversation, "un autre", ("autre.txt", Encoding.ASCII.GetBytes(new string('b', 7_000))))).Must(303);
        await world.Alice.Reads(conversation);

        var (before, page) = (await Activity(world), (await bob.Get("/footprint")).Must(200).Html);
        var report = (await world.Alice.Get("/admin/footprint")).Must(200).Html;
        await world.Settle();

        Assert.Contains("4 · 21 o", page, StringComparison.Ordinal);
        Assert.Contains("7 ko", report, StringComparison.Ordinal);
        Assert.Contains(before, line => line.Contains("MessagesSent,4,", StringComparison.Ordinal));
        Assert.Contains(before, line => line.Contains("FilesReceived,2,11000,", StringComparison.Ordinal));
        Assert.Contains(before, line => line.Contains("MessagesViewed,4,0,21", StringComparison.Ordinal));
        Assert.Equal(before, await Activity(world));
    }

    [Fact]
    public async Task Ones_own_traffic_shows_on_the_next_page()
    {
        await using var world = await Quiet();
        var bob = await world.Person("Bob");

        var before = Traffic(await Rows(world));
        var page = await bob.Get("/help");
        var after = Traffic(await Rows(world));
        await world.Settle();

        Assert.True(page.Length > 1_000);
        Assert.InRange(after - before, page.Length, page.Length * 10);
        Assert.True(world.TrafficOf(OurWhats.Footprint.Totals.Scope.Site, 0).Bytes >= after);
    }

    [Fact]
    public async Task Far_behind_the_journal_a_page_takes_a_part_and_the_next_write_all()
    {
        await using var world = await Quiet();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, Some.Text());
        await Task.WhenAll(Enumerable.Range(1, 520).Select(_ => bob.Says(conversation, Some.Text())));

        var before = Sent(await Rows(world));
        var again = Sent(await Rows(world));
        await world.Settle();

        Assert.InRange(before, 400, 500);
        Assert.Equal(before, again);
        Assert.Equal(521, Sent(await Rows(world)));
        Assert.Equal(521, world.TotalOf(bob, Measure.MessagesSent).Times);
    }

    // It is always noon, and nothing is written by the clock.
    private static Task<World> Quiet() => World.Start(adapt: builder =>
    {
        Clock.At(builder, "2026-11-20T12:00:00Z");
        builder.Services.RemoveAll<IHostedService>();
    });

    private static async Task<IReadOnlyList<string[]>> Rows(World world)
    {
        var csv = (await world.Alice.Get("/admin/footprint.csv?p=month")).Must(200).Html;
        return [.. csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..].Select(row => row.Split(','))];
    }

    // What the journal tells: a page that is looked at adds to the rest.
    private static async Task<IReadOnlyList<string>> Activity(World world) =>
    [
        .. (await Rows(world))
            .Where(row => MeasureOf(row) is >= Measure.MessagesSent and not Measure.MessagesReread)
            .Select(row => string.Join(',', row)),
    ];

    private static long Traffic(IReadOnlyList<string[]> rows) => rows
        .Where(row => MeasureOf(row).IsTraffic())
        .Sum(row => Number(row[3]) + Number(row[4]));

    private static long Sent(IReadOnlyList<string[]> rows) =>
        rows.Where(row => row[1] == nameof(Measure.MessagesSent)).Sum(row => Number(row[2]));

    // Kinds of traffic are named by the modules whose they are.
    private static Measure MeasureOf(string[] row) =>
        Enum.TryParse<Measure>(row[1], out var measure) ? measure : Measure.LastTraffic;

    private static long Number(string text) => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
