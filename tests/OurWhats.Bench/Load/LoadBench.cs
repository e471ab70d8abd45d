using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Data;

namespace OurWhats.Bench.Load;

/// <summary>How fast: everything beside something that anybody can run, in the same run, by turns.</summary>
internal static class LoadBench
{
    /// <param name="args">"--short" for a minute at most; else the parts by name ("requests", "counting", "polls", "start", "page"), all unless named.</param>
    public static async Task<int> Run(string[] args)
    {
        var isShort = args.Contains("--short");
        bool Has(string part) => args.All(arg => arg.StartsWith('-')) || args.Contains(part);
        var folder = Directory.CreateTempSubdirectory("ourwhats-bench-").FullName;
        Report report = new();
        try
        {
            if (Has("requests")) await Requests(report, folder, isShort ? new(1, 3, TimeSpan.FromSeconds(1)) : new(2, 5, TimeSpan.FromSeconds(4)));
            if (Has("counting")) await Counting(report, Path.Combine(folder, "counting"), isShort);
            if (Has("start")) await Start(report, Path.Combine(folder, "start"), isShort ? 5_000 : 100_000, isShort ? 1 : 5);
            if (Has("page")) PageRendering.Measure(report);
            if (Has("polls")) await Polls(report, Path.Combine(folder, "polls"), isShort);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Console.WriteLine(report.Markdown());
        return report.IsMet ? 0 : 1;
    }

    private static async Task Counting(Report report, string data, bool isShort)
    {
        List<Resident> people;
        List<long> conversations;
        await using (var place = await Place.Open(data))
        {
            await place.Settle(StoredMessages.Senders);
            conversations = await StoredMessages.Prepare(place);
            people = place.People;
        }

        await CountingCost.Compare(report, data, people, conversations, isShort ? new(1, 3, TimeSpan.FromSeconds(1)) : new(2, 7, TimeSpan.FromSeconds(3)));
        await CountingCost.Years(report, data, people[0], isShort ? 50_000 : 1_000_000);
    }

    private static async Task Start(Report report, string data, int messages, int rounds)
    {
        IReadOnlyList<Resident> people;
        await using (var place = await Place.Open(data))
        {
            await BigPlace.Prepare(place, messages);
            people = place.People;
        }

        await BigPlace.Measure(report, data, people, messages, rounds);
    }

    private static async Task Polls(Report report, string data, bool isShort)
    {
        IReadOnlyList<Resident> people;
        List<long> groups;
        long cursor;
        await using (var place = await Place.Open(data))
        {
            groups = await HeldPolls.Prepare(place, isShort ? 500 : 10_000);
            (people, cursor) = (place.People, place.App.Services.GetRequiredService<WriteQueue>().LastEntry);
        }

        await using var server = await LoadServer.Start(data);
        HeldPolls polls = new(server, people, groups, cursor);
        if (isShort) await polls.Measure(report, 20, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5));
        else await polls.Measure(report, 100, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60));
    }

    private static async Task Requests(Report report, string folder, Rounds rounds)
    {
        var data = Path.Combine(folder, "requests");
        IReadOnlyList<Resident> people;
        List<long> conversations;
        List<Samples> inProcess = [], alone = [], locked = [], overHttp = [];
        using RawSqlite raw = new(Path.Combine(folder, "raw.db"));
        await using (var place = await Place.Open(data))
        {
            await place.Settle(StoredMessages.Senders);
            conversations = await StoredMessages.Prepare(place);
            people = place.People;
            for (var round = -rounds.Warming; round < rounds.Count; round++)
            {
                var (one, many, ours) = (raw.Run(1, rounds.Time), raw.Run(StoredMessages.Senders, rounds.Time), await StoredMessages.InProcess(place, conversations, rounds.Time));
                Console.Error.WriteLine($"{one.PerSecond:0} {many.PerSecond:0} {ours.Samples.PerSecond:0} {ours.PerCommit:0.0}");
                if (round >= 0) (alone, locked, inProcess) = ([.. alone, one], [.. locked, many], [.. inProcess, ours.Samples]);
            }
        }

        report.Rates("messages stored by 64, inside", inProcess, "raw SQLite, one thread", alone, 1);
        report.Rates("messages stored by 64, inside", inProcess, "raw SQLite, 64 threads", locked, 1);
        report.Spread("messages stored by 64, inside", inProcess, 10);

        await using var server = await LoadServer.Start(data);
        alone = [];
        for (var round = -rounds.Warming; round < rounds.Count; round++)
        {
            var (one, ours) = (raw.Run(1, rounds.Time), await StoredMessages.OverHttp(server, people, conversations, rounds.Time));
            Console.Error.WriteLine($"{one.PerSecond:0} {ours.PerSecond:0}");
            if (round >= 0) (alone, overHttp) = ([.. alone, one], [.. overHttp, ours]);
        }

        report.Rates("messages stored by 64, over HTTP", overHttp, "raw SQLite, one thread", alone, 1);
        report.Spread("messages stored by 64, over HTTP", overHttp, 10);
        await Idle304.Measure(report, folder, server, people, rounds);
    }
}
