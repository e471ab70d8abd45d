using OurWhats.Bench.Load;
using OurWhats.Tests.Worlds;

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
            for (var number = 0; number < Attacks.All.Length; number++)
                if (words.Length == 0 || words.Any(word => Attacks.All[number].Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
                    table.Add(Attacks.All[number].Name, await Measure(Path.Combine(folder, $"{number}"), number, rounds));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Console.WriteLine(table.Markdown());
        return table.IsMet ? 0 : 1;
    }

    // Each attack has a server of its own, so that none begins with what another left.
    private static async Task<IReadOnlyList<Turn>> Measure(string data, int number, Rounds rounds)
    {
        List<Resident> people;
        long ordinary, attacked;
        await using (var place = await Place.Open(data))
        {
            await place.Settle(4);
            people = place.People;
            ordinary = await place.Gather("Chorale", people[0], people[1]);
            attacked = await place.Gather("Théâtre", people[2], people[3]);
            for (var i = 0; i < 40; i++) await place.Say(ordinary, people[i % 2], StoredMessages.Text);
            for (var i = 0; i < 40; i++) await place.Say(attacked, people[3], string.Concat(Enumerable.Repeat("a ", 1999)));
        }

        Uri http2 = new($"http://127.0.0.1:{Ports.Next()}");
        await using var server = await LoadServer.StartLimited(data, http2);
        using Pair pair = new(server, people[0], people[1], ordinary);
        await pair.Connect();
        Target target = new(server.Address, http2, people[2].Session, attacked);
        List<Turn> turns = [];
        for (var round = -rounds.Warming; round < rounds.Count; round++)
        {
            var turn = await Take(server, pair, number, target, rounds.Time);
            Console.Error.WriteLine($"{Attacks.All[number].Name}: {turn}");
            if (round >= 0) turns.Add(turn);
        }

        return turns;
    }

    private static async Task<Turn> Take(LoadServer server, Pair pair, int number, Target target, TimeSpan time)
    {
        var before = await Rest.Of(server);
        var alone = await pair.Talk(time);
        await using var attacker = await AttackerProcess.Start(number, target, time * 10);
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
        $"{Alone.P95Milliseconds:0.0} → {Beside.P95Milliseconds:0.0} ms, {During:0.00} cores, rest {RestBefore:0.00} → {RestAfter:0.00}; {Wave.Line}");
}
