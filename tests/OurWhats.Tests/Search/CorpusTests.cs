using System.Globalization;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Search;

/// <summary>What people look for in 300 messages of theirs (corpus.txt), and what they expect (queries.txt; "?": as good there as not).</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private const int At = 10;

    [Fact]
    public async Task What_is_expected_is_found_and_little_else()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Corpus");
        foreach (var name in (string[])["Lucie", "Luc", "Camille", "Inès"]) await world.Person(name);
        var messages = Lines("corpus.txt").Select(line => (Name: line.Split(' ')[0], Text: line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])).ToList();
        foreach (var (_, text) in messages) await world.Alice.Says(group.Conversation, text);
        var names = messages.ToDictionary(message => message.Text, message => message.Name);
        var queries = Lines("queries.txt").Select(Expectation.Of).ToList();

        List<(double Recall, double Precision)> scores = [];
        foreach (var query in queries) scores.Add(Score(query, await Results(world, query.Question, names)));

        var (recall, precision) = (scores.Average(score => score.Recall), scores.Average(score => score.Precision));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{messages.Count} messages, {queries.Count} queries: recall {recall:0.000}, precision at {At} {precision:0.000}"));
        Assert.True(messages.Count >= 300 && queries.Count >= 80, $"{messages.Count} messages, {queries.Count} queries");
        Assert.True(recall >= 0.97 && precision >= 0.90, string.Create(CultureInfo.InvariantCulture, $"recall {recall:0.000}, precision {precision:0.000}"));
    }

    private static async Task<List<string>> Results(World world, string question, Dictionary<string, string> names)
    {
        var found = await world.Finds(world.Alice, question, "&by=near");
        List<string> texts = [.. found.Messages.Select(message => message.Text)];
        return [.. texts.Take(At).Select(text => names.GetValueOrDefault(text, text))];
    }

    private (double Recall, double Precision) Score(Expectation query, List<string> found)
    {
        var missed = query.Expected.Except(found).ToList();
        var surplus = found.Except(query.Expected).Except(query.Welcome).ToList();
        if (missed.Count + surplus.Count > 0) output.WriteLine($"{query.Question}: missed {string.Join(' ', missed)}; surplus {string.Join(' ', surplus)}");
        return (query.Expected.Count == 0 ? 1 : 1 - ((double)missed.Count / query.Expected.Count), found.Count == 0 ? 1 : 1 - ((double)surplus.Count / found.Count));
    }

    private static IEnumerable<string> Lines(string name)
    {
        using StreamReader reader = new(typeof(CorpusTests).Assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line) yield return line;
    }

    private sealed record Expectation(string Question, IReadOnlyList<string> Expected, IReadOnlyList<string> Welcome)
    {
        public static Expectation Of(string line)
        {
            var end = line.LastIndexOf('=');
            var names = line[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new(line[..end].Trim(), [.. names.Where(name => name[^1] != '?')], [.. names.Where(name => name[^1] == '?').Select(name => name[..^1])]);
        }
    }
}
