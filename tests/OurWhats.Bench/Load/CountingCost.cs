using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OurWhats.Bench.Load;

/// <summary>What counting every byte costs, by turns with and without; and the pages of the footprint after years.</summary>
internal static class CountingCost
{
    private const int Days = 3 * 365;
    private const int Measures = 22;

    private static readonly string[] Pages = ["/", "/footprint", "/admin/footprint", "/ecoconception", "/lighten", "/admin/lighten"];

    public static async Task Compare(Report report, string data, IReadOnlyList<Resident> people, List<long> conversations, Rounds rounds)
    {
        var copy = data + "-uncounted";
        Copy(data, copy);
        await using var counted = await LoadServer.Start(data);
        await using var uncounted = await LoadServer.Start(copy, "--Footprint:Counts false");
        var polls = await Task.WhenAll(people.Take(StoredMessages.Senders).Select(person => Idle304.Poll(counted.Address, person)));
        var others = await Task.WhenAll(people.Take(StoredMessages.Senders).Select(person => Idle304.Poll(uncounted.Address, person)));
        List<Samples> with = [], without = [], sentWith = [], sentWithout = [];
        for (var round = -rounds.Warming; round < rounds.Count; round++)
        {
            Samples[] found =
            [
                await Crowd.Ask(counted.Address, polls.Length, rounds.Time, 304, (i, _) => polls[i]),
                await Crowd.Ask(uncounted.Address, others.Length, rounds.Time, 304, (i, _) => others[i]),
            ];
            if (round >= 0) (with, without) = ([.. with, found[0]], [.. without, found[1]]);
        }

        report.Rates("304 of a poll, counted", with, "not counted", without, 0.97);
        for (var round = -rounds.Warming; round < rounds.Count; round++)
        {
            var (mine, other) = (await StoredMessages.OverHttp(counted, people, conversations, rounds.Time), await StoredMessages.OverHttp(uncounted, people, conversations, rounds.Time));
            if (round >= 0) (sentWith, sentWithout) = ([.. sentWith, mine], [.. sentWithout, other]);
        }

        report.Rates("messages stored by 64, over HTTP, counted", sentWith, "not counted", sentWithout, 0.97);
    }

    /// <summary>Every page after a million messages and three years, written straight into the tables.</summary>
    public static async Task Years(Report report, string data, Resident administrator, int messages)
    {
        Age(data, administrator.Me.Id, messages);
        await using var server = await LoadServer.Start(data);
        foreach (var page in Pages)
        {
            var now = TimeProvider.System.GetUtcNow();
            foreach (var query in (string[])["", $"?from={now.AddDays(-Days):yyyy-MM-dd}&to={now:yyyy-MM-dd}"])
            {
                var samples = await Ask(server, administrator, page + query, 50);
                report.Limit($"{page}{(query.Length > 0 ? ", three years" : ", a month")}, {messages:#,0} messages", samples.P50Milliseconds, Report.Milliseconds, 100, $"p99 {Report.Milliseconds(samples.P99Milliseconds)}");
            }
        }
    }

    private static async Task<Samples> Ask(LoadServer server, Resident person, string address, int times)
    {
        using Connection connection = new(server.Address);
        await connection.Connect();
        var request = Connection.Get(server.Address, address, person.Session, more: "Accept-Encoding: br\r\n");
        List<long> ticks = [];
        for (var i = -5; i < times; i++)
        {
            var before = Stopwatch.GetTimestamp();
            if ((await connection.Ask(request)).Status != 200) throw new InvalidOperationException($"{address} was refused.");
            if (i >= 0) ticks.Add(Stopwatch.GetTimestamp() - before);
        }

        return Samples.Of(TimeSpan.FromSeconds(1), ticks);
    }

    private static void Age(string data, long person, int messages)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(data, "ourwhats.db")}");
        connection.Open();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).DayNumber;
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            UPDATE accounts_people SET IsAdministrator = 1 WHERE Id = {person};
            WITH RECURSIVE day(n) AS (SELECT {today - Days} UNION ALL SELECT n + 1 FROM day WHERE n < {today - 1}), measure(m) AS (SELECT 0 UNION ALL SELECT m + 1 FROM measure WHERE m < {Measures})
            INSERT OR IGNORE INTO footprint_sums (Scope, Subject, Day, Measure, Times, Up, Down) SELECT 0, 0, n, m, 1000, 500000, 9000000 FROM day, measure;
            INSERT OR IGNORE INTO footprint_sums (Scope, Subject, Day, Measure, Times, Up, Down) SELECT 1, {person}, Day, Measure, 10, 5000, 90000 FROM footprint_sums WHERE Scope = 0 AND Day > 0;
            WITH RECURSIVE message(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM message WHERE n < {messages})
            INSERT OR IGNORE INTO footprint_messages (ConversationId, Number, AuthorId, Bytes) SELECT 1000000 + n % 300, n, n % 64, 60 FROM message;
            """);
        command.ExecuteNonQuery();
    }

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
