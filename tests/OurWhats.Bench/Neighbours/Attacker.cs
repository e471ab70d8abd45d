using System.Diagnostics;
using System.Globalization;

namespace OurWhats.Bench.Neighbours;

/// <summary>
/// The attacker, a process of its own and a nice one: "attack NUMBER SECONDS TARGET". It attacks until its input ends, at
/// the longest for so many seconds, and says how it was answered and what share of a processor it took.
/// </summary>
internal static class Attacker
{
    /// <summary>Written once all connections are at work.</summary>
    public const string Begun = "begun";

    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    public static async Task<int> Run(string[] args)
    {
        var attack = Attacks.All[int.Parse(args[0], CultureInfo.InvariantCulture)];
        var longest = TimeSpan.FromSeconds(int.Parse(args[1], CultureInfo.InvariantCulture));
        Tally tally = new();
        using CancellationTokenSource over = new();
        var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var attacking = attack.Run(Target.Of(args.AsSpan(2)), tally, over.Token);
        await Task.Delay(Settling);
        Console.WriteLine(Begun);
        await Task.WhenAny(Task.Run(Console.In.ReadToEnd), Task.Delay(longest));
        var elapsed = Stopwatch.GetElapsedTime(start);
        Wave wave = new(tally.Count / elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before) / elapsed, tally.Answers);
        await over.CancelAsync();
        Console.WriteLine(wave.Line);
        await Task.WhenAny(attacking, Task.Delay(Settling));
        return 0;
    }
}

/// <summary>What an attacker did in one round.</summary>
/// <param name="PerSecond">Answers and closed connections a second.</param>
/// <param name="Share">Share of a core that the attacker itself took.</param>
/// <param name="Answers">Answers by status.</param>
internal sealed record Wave(double PerSecond, double Share, string Answers)
{
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{PerSecond}|{Share}|{Answers}");

    public static Wave Of(string line)
    {
        var parts = line.Split('|');
        return new(double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
    }
}
