using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Recording;
using OurWhats.Footprint.Totals;
using OurWhats.Media.Downloads;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Footprint;

/// <summary>Reads the totals written by Footprint.</summary>
internal static class RecordedUsage
{
    /// <summary>Writes everything counted so far.</summary>
    public static async Task Settle(this World world) =>
        Assert.True(await WriterOf(world).Write(TestContext.Current.CancellationToken));

    public static UsageWriter WriterOf(this World world) =>
        world.Installation.Services.GetRequiredService<UsageWriter>();

    /// <summary>Waits until the journal has this many views of a kind.</summary>
    public static Task UntilSeen(this World world, EntryKind kind, int times) => Until.IsTrue(
        async () =>
        {
            await world.Installation.Services.GetRequiredService<DownloadLog>().Write();
            return world.Journal(kind).Count >= times;
        },
        $"{times} entries of the kind {kind} were noted");

    /// <summary>A total over all time.</summary>
    public static Usage TotalOf(this World world, Scope scope, long subject, Measure measure)
    {
        var found = world.Column(string.Create(CultureInfo.InvariantCulture, $"""
            SELECT Times || ' ' || Up || ' ' || Down FROM footprint_sums
            WHERE Scope = {(int)scope} AND Subject = {subject} AND Day = 0 AND Measure = {(int)measure}
            """));
        if (found.Count == 0) return default;
        var numbers = found[0].Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0], numbers[1], numbers[2]);
    }

    /// <summary>A person's total over all time.</summary>
    public static Usage TotalOf(this World world, Person person, Measure measure) =>
        world.TotalOf(Scope.Person, world.KeyOf(person), measure);

    /// <summary>All traffic over all time.</summary>
    public static Usage TrafficOf(this World world, Scope scope, long subject) =>
        Enumerable.Range(0, TrafficKind.HighestNumber + 1)
            .Aggregate(default(Usage), (sum, measure) => sum + world.TotalOf(scope, subject, (Measure)measure));

    public static long KeyOf(this World world, Person person) =>
        long.Parse(
            world.Column($"SELECT CAST(Id AS TEXT) FROM accounts_people WHERE UserName = '{person.Name}'")[0],
            CultureInfo.InvariantCulture);
}
