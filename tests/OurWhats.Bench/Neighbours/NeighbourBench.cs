using OurWhats.Bench.Load;
using OurWhats.Tests.Browser.Budgets;

namespace OurWhats.Bench.Neighbours;

/// <summary>
/// What an ordinary pair of people notices of somebody who asks for as much as they can: how long their requests take
/// alone and beside each attack, by turns, and whether the server comes to rest afterwards.
/// </summary>
internal static class NeighbourBench
{
    private static readonly TimeSpan UntilRest = TimeSpan.FromSeconds(2);

    /// <param name="args">"--short" for fewer and shorter rounds; words that the names of the attacks contain.</param>
    public static async Task<int> Run(string[] args)
    {
        var rounds = args.Contains("--short") ? new Rounds(1, 3, TimeSpan.FromSeconds(2)) : new(1, 7, TimeSpan.FromSeconds(4));
        string[] words = [.. args.Where(arg => !arg.StartsWith('-'))];
        var folder = Directory.CreateTempSubdirectory("ourwhats-bench-").FullName;
        NeighbourTable table = new();
        try
        {
            var photo = Photo.Take(folder);
            if (IsChosen(words, "the largest form")) table.Add(await MeasureLargestForm(Path.Combine(folder, "form"), photo));
            for (var number = 0; number < Attacks.All.Length; number++)
                if (IsChosen(words, Attacks.All[number].Name))
                    table.Add(Attacks.All[number].Name, await Measure(Path.Combine(folder, $"{number}"), photo, number, rounds));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Console.WriteLine(table.Markdown());
        return table.IsMet ? 0 : 1;
    }

    private static bool IsChosen(string[] words, string name) =>
        words.Length == 0 || words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    // Each attack has a server of its own, so that none begins with what another left.
    private static async Task<IReadOnlyList<Turn>> Measure(string data, string photo, int number, Rounds rounds)
    {
        await using var scene = await NeighbourScene.Set(data, photo);
        List<Turn> turns = [];
        for (var round = -rounds.Warming; round < rounds.Count; round++)
        {
            var turn = await Take(scene, number, rounds.Time);
            Console.Error.WriteLine($"{Attacks.All[number].Name}: {turn}");
            if (round >= 0) turns.Add(turn);
        }

        return turns;
    }

    private static async Task<double> MeasureLargestForm(string data, string photo)
    {
        await using var scene = await NeighbourScene.Set(data, photo);
        return await LargestForm.Measure(scene.Server, scene.Target);
    }

    private static async Task<Turn> Take(NeighbourScene scene, int number, TimeSpan time)
    {
        var (server, pair) = (scene.Server, scene.Pair);
        var before = await Rest.Of(server);
        var alone = await pair.Talk(time);
        await using var attacker = await AttackerProcess.Start(number, scene.Target, time * 10);
        var processor = server.Processor;
        var beside = await pair.Talk(time);
        var during = (server.Processor - processor) / time;
        var wave = await attacker.End();
        await Task.Delay(UntilRest);
        return new(alone, beside, wave, during, before, await Rest.Of(server));
    }
}

/// <summary>One round.</summary>
/// <param name="Alone">The ordinary requests before the attack.</param>
/// <param name="Beside">Those during the attack.</param>
/// <param name="Wave">What the attacker did.</param>
/// <param name="During">The server's share of a core during the attack.</param>
/// <param name="RestBefore">Its share while nobody asked for anything, before.</param>
/// <param name="RestAfter">Its share two seconds after the attack.</param>
internal sealed record Turn(Samples Alone, Samples Beside, Wave Wave, double During, double RestBefore, double RestAfter)
{
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Alone.P95Milliseconds:0.0} → {Beside.P95Milliseconds:0.0} ms, {During:0.00} cores, "
        + $"rest {RestBefore:0.00} → {RestAfter:0.00}; {Wave.Line}");
}
