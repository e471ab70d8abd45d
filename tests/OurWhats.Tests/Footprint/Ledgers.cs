using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Footprint.Sums;
using OurWhats.Media.Downloads;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Footprint;

/// <summary>Reads what the footprint has written down.</summary>
internal static class Ledgers
{
    /// <summary>Has everything written that was counted.</summary>
    public static async Task Settle(this World world) =>
        Assert.True(await world.Installation.Services.GetRequiredService<Keeper>().Write(TestContext.Current.CancellationToken));

    /// <summary>Waits until so many files are noted as seen in a way.</summary>
    public static Task UntilSeen(this World world, EntryKind kind, int times) => Until.IsTrue(
        async () =>
        {
            await world.Installation.Services.GetRequiredService<DownloadLog>().Write();
            return world.Journal(kind).Count >= times;
        },
        $"{times} entries of the kind {kind} were noted");

    /// <summary>A sum of all days.</summary>
    public static Amount SumOf(this World world, Scope scope, long subject, Measure measure)
    {
        var found = world.Column(string.Create(CultureInfo.InvariantCulture,
            $"SELECT Times || ' ' || Up || ' ' || Down FROM footprint_sums WHERE Scope = {(int)scope} AND Subject = {subject} AND Day = 0 AND Measure = {(int)measure}"));
        if (found.Count == 0) return default;
        var numbers = found[0].Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0], numbers[1], numbers[2]);
    }

    /// <summary>A person's sum of all days.</summary>
    public static Amount SumOf(this World world, Person person, Measure measure) => world.SumOf(Scope.Person, world.KeyOf(person), measure);

    /// <summary>All traffic of somebody or something.</summary>
    public static Amount TrafficOf(this World world, Scope scope, long subject) =>
        Enum.GetValues<Measure>().Where(measure => measure <= Measure.Assets).Aggregate(default(Amount), (sum, measure) => sum + world.SumOf(scope, subject, measure));

    public static long KeyOf(this World world, Person person) =>
        long.Parse(world.Column($"SELECT CAST(Id AS TEXT) FROM accounts_people WHERE UserName = '{person.Name}'")[0], CultureInfo.InvariantCulture);
}
