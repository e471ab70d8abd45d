using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OurWhats.Bench.Load;

/// <summary>A place with 100,000 messages, where one person has 300 conversations: how it starts, and that person's dashboard.</summary>
internal static partial class BigPlace
{
    private const int Conversations = 300;
    private const int Writers = 64;

    public static async Task Prepare(Place place, int messages)
    {
        await place.Settle(Conversations + 1);
        List<long> conversations = [];
        foreach (var other in place.People.Skip(1)) conversations.Add(await place.Gather($"Groupe de {other.Me.DisplayName}", other, place.People[0]));
        await Parallel.ForAsync(0, messages, new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (n, _) =>
            await place.Say(conversations[n % Conversations], place.People[n % Conversations + 1], $"{StoredMessages.Text} {n}"));
    }

    public static async Task Measure(Report report, string data, IReadOnlyList<Resident> people, int messages, int rounds)
    {
        List<double> starts = [];
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var started = await LoadServer.Start(data);
            await Ask(started, people[0], 1);
            starts.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        report.Limit(
            $"start to first answer, {messages:#,0} messages",
            Report.Median(starts, start => start),
            Report.Milliseconds,
            2000,
            "the dashboard of 300 conversations");

        await using var server = await LoadServer.Start(data);
        await Ask(server, people[0], 300);
        var samples = await Ask(server, people[0], 200);
        report.Limit($"dashboard of a person with {Conversations} conversations", samples.P50Milliseconds, Report.Milliseconds, 20, $"p99 {Report.Milliseconds(samples.P99Milliseconds)}");
        report.Limit("its queries", Queries(data + ".log"), value => value.ToString("0", CultureInfo.InvariantCulture), 5);
    }

    private static async Task<Samples> Ask(LoadServer server, Resident person, int times)
    {
        using Connection connection = new(server.Address);
        await connection.Connect();
        var request = Connection.Get(server.Address, "/", person.Session, more: "Accept-Encoding: br\r\n");
        List<long> ticks = [];
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            var before = Stopwatch.GetTimestamp();
            var answer = await connection.Ask(request);
            if (answer.Status != 200) throw new InvalidOperationException($"The dashboard was answered {answer.Status}.");
            ticks.Add(Stopwatch.GetTimestamp() - before);
        }

        return Samples.Of(Stopwatch.GetElapsedTime(start), ticks);
    }

    private static double Queries(string log) =>
        File.ReadLines(log).Select(line => DashboardLine().Match(line)).Where(match => match.Success).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Last();

    [GeneratedRegex("GET / 200 .* (\\d+) queries")]
    private static partial Regex DashboardLine();
}
