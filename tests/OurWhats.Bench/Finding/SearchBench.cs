using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Bench.Load;
using OurWhats.Search.Finding;
using OurWhats.Search.Indexing;
using OurWhats.Search.Parsing;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Bench.Finding;

/// <summary>How fast what was said is found, beside SQLite's FTS5 on the same messages and the same questions, by turns.</summary>
internal static class SearchBench
{
    private const int Mine = 30;
    private const double MostP50 = 10;
    private const double MostP99 = 80;
    private const double MostSecondsToFind = 1;

    private static readonly DateOnly Today = new(2026, 11, 25);

    /// <param name="args">"--short" for 50,000 messages in place of a million.</param>
    public static async Task<int> Run(string[] args)
    {
        var isShort = args.Contains("--short");
        var (messages, conversations, samples) = isShort ? (50_000, 200, 100) : (1_000_000, 2_000, 400);
        var folder = Directory.CreateTempSubdirectory("ourwhats-bench-").FullName;
        Report report = new();
        try
        {
            var data = Path.Combine(folder, "data");
            var (people, mine) = await TalkedPlace.Prepare(data, conversations, Mine, messages);
            await using (var place = await Place.Open(data))
            {
                await Build(report, place, data, messages);
                var start = Stopwatch.GetTimestamp();
                using var other = FullText.Build(Path.Combine(folder, "fts5.db"), Path.Combine(data, "ourwhats.db"), mine);
                report.Tell("FTS5: the same, and its file with the texts", $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s", Report.Megabytes(new FileInfo(Path.Combine(folder, "fts5.db")).Length));
                await Ask(report, place, people[0], other, Questions.Of(data, mine, samples));
                await SayAndFind(report, place, people[0], mine[0]);
            }

            await Memory(report, data, people[0], Questions.Of(data, mine, 30));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Console.WriteLine(report.Markdown());
        return report.IsMet ? 0 : 1;
    }

    private static async Task Build(Report report, Place place, string data, int messages)
    {
        var start = Stopwatch.GetTimestamp();
        await place.App.Services.GetRequiredService<IndexUpdater>().Rebuild(_ => { }, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        report.Tell($"index of {messages:#,0} messages built anew", $"{seconds:0} s", $"{Report.Number(messages / seconds)} messages a second");
        var bytes = new DirectoryInfo(Path.Combine(data, "search")).GetFiles().Sum(file => file.Length);
        report.Tell("its size", Report.Megabytes(bytes), $"{bytes / messages} bytes a message; the database: {Report.Megabytes(new FileInfo(Path.Combine(data, "ourwhats.db")).Length)}");
    }

    private static async Task Ask(Report report, Place place, Resident me, FullText other, IReadOnlyList<Question> questions)
    {
        foreach (var kind in questions.GroupBy(question => question.Kind))
        {
            List<long> ours = [], theirs = [];
            var (found, foundThere) = (0, 0);
            foreach (var question in kind)
            {
                var start = Stopwatch.GetTimestamp();
                found += Math.Min(1, await Find(place, me, question.Ours));
                ours.Add(Stopwatch.GetTimestamp() - start);
                start = Stopwatch.GetTimestamp();
                foundThere += Math.Min(1, other.Find(question.Theirs));
                theirs.Add(Stopwatch.GetTimestamp() - start);
            }

            var (mine, fts) = (Samples.Of(TimeSpan.Zero, ours.Skip(ours.Count / 10)), Samples.Of(TimeSpan.Zero, theirs.Skip(theirs.Count / 10)));
            report.Limit($"{kind.Key}: p50", mine.P50Milliseconds, Report.Milliseconds, MostP50, $"FTS5 {Report.Milliseconds(fts.P50Milliseconds)}; answered {found} of {kind.Count()}, there {foundThere}");
            report.Limit($"{kind.Key}: p99", mine.P99Milliseconds, Report.Milliseconds, MostP99, $"FTS5 {Report.Milliseconds(fts.P99Milliseconds)}");
        }
    }

    // All that a request does but the page.
    private static Task<int> Find(Place place, Resident me, string text) => place.Do(async services =>
    {
        var messages = services.GetRequiredService<IMessages>();
        var seen = await messages.SeenBy(me.Me.Id, CancellationToken.None);
        var query = SearchQueryParser.Parse(text, [], Today);
        var found = services.GetRequiredService<Finder>().Find(me.Me, seen, query, 1, byRelevance: false);
        await messages.Show(me.Me.Id, [.. found.Hits.Select(hit => hit.Key)], CancellationToken.None);
        return found.Total;
    });

    private static async Task SayAndFind(Report report, Place place, Resident me, long conversation)
    {
        var updater = place.App.Services.GetRequiredService<IndexUpdater>();
        await updater.StartAsync(CancellationToken.None);
        List<long> ticks = [];
        for (var i = 0; i < 60; i++)
        {
            var word = string.Create(CultureInfo.InvariantCulture, $"nouveauté{i}x ");
            await place.Say(conversation, me, word);
            var start = Stopwatch.GetTimestamp();
            while (await Find(place, me, word) == 0) await Task.Delay(1);
            ticks.Add(Stopwatch.GetTimestamp() - start);
        }

        await updater.StopAsync(CancellationToken.None);
        var samples = Samples.Of(TimeSpan.Zero, ticks.Skip(5));
        report.Limit("a message stored until it is found: p99", samples.P99Milliseconds, Report.Milliseconds, MostSecondsToFind * 1000, $"p50 {Report.Milliseconds(samples.P50Milliseconds)}");
    }

    private static async Task Memory(Report report, string data, Resident me, IReadOnlyList<Question> questions)
    {
        await using var server = await LoadServer.Start(data);
        using Connection connection = new(server.Address);
        await connection.Connect();
        var before = server.Resident;
        foreach (var question in questions)
        {
            var answer = await connection.Ask(Connection.Get(server.Address, "/search?q=" + Uri.EscapeDataString(question.Ours), me.Session));
            if (answer.Status != 200) throw new InvalidOperationException($"A search was answered {answer.Status}.");
        }

        report.Tell($"resident memory of the server after {questions.Count} searches", Report.Megabytes(server.Resident), $"before: {Report.Megabytes(before)}");
    }
}
