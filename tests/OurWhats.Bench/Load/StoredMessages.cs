using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Data;

namespace OurWhats.Bench.Load;

/// <summary>64 people, eight to a conversation, send as fast as they are answered.</summary>
internal static class StoredMessages
{
    public const string Text = "Rendez-vous demain à 8 h devant la gare, avec les partitions";
    public const int Senders = 64;
    private const int Together = 8;

    /// <summary>Lets the senders in. Gives the conversation of each eight.</summary>
    public static async Task<List<long>> Prepare(Place place)
    {
        List<long> conversations = [];
        foreach (var members in place.People.Take(Senders).Chunk(Together)) conversations.Add(await place.Gather("Chorale", members));
        return conversations;
    }

    /// <summary>By HTTP, on connections kept alive: the server in its process, the senders in this one.</summary>
    public static Task<Samples> OverHttp(LoadServer server, IReadOnlyList<Resident> people, List<long> conversations, TimeSpan time)
    {
        var run = Guid.NewGuid().ToString("N")[..8];
        var text = Uri.EscapeDataString(Text);
        return Crowd.Ask(server.Address, Senders, time, 303, (i, n) =>
            Connection.Post(server.Address, $"/c/{conversations[i / Together]}/messages", people[i].Session, $"text={text}&key={run}.{n}"));
    }

    /// <summary>The write itself, in this process.</summary>
    public static async Task<(Samples Samples, double PerCommit)> InProcess(Place place, List<long> conversations, TimeSpan time)
    {
        var writer = place.App.Services.GetRequiredService<WriteQueue>();
        var (start, commits) = (Stopwatch.GetTimestamp(), writer.Commits);
        var ticks = await Task.WhenAll(Enumerable.Range(0, Senders).Select(i => Task.Run(() => Send(place, conversations[i / Together], place.People[i], start, time))));
        var samples = Samples.Of(Stopwatch.GetElapsedTime(start), ticks.SelectMany(times => times));
        return (samples, (double)samples.Ticks.Length / (writer.Commits - commits));
    }

    private static async Task<List<long>> Send(Place place, long conversation, Resident who, long start, TimeSpan time)
    {
        List<long> ticks = [];
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            var before = Stopwatch.GetTimestamp();
            await place.Say(conversation, who, Text);
            ticks.Add(Stopwatch.GetTimestamp() - before);
        }

        return ticks;
    }
}
