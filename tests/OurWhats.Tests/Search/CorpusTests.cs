using System.Globalization;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Search;

/// <summary>
/// Searches in 300 messages (corpus.txt), compared with the expected results (queries.txt; "?" marks optional ones).
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private const int At = 10;

    [Fact]
    public async Task What_is_expected_is_found_and_little_else()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Corpus");
        foreach (var name in (string[])["Lucie", "Luc", "Camille", "Inès"]) await world.Person(name);
        var messages = Lines("corpus.txt")
            .Select(line => line.Split(' ', 2))
            .Select(parts => (Name: parts[0], Text: parts[1]))
            .ToList();
        foreach (var (_, text) in messages) await world.Alice.Says(group.Conversation, text);
        var names = messages.ToDictionary(message => message.Text, message => message.Name);
        var queries = Lines("queries.txt").Select(Expectation.Of).ToList();

        List<(double Recall, double Precision)> scores = [];
        foreach (var query in queries) scores.Add(Score(query, await Results(world, query.Question, names)));

        var (recall, precision) = (scores.Average(score => score.Recall), scores.Average(score => score.Precision));
        var size = $"{messages.Count} messages, {queries.Count} queries";
        var score = string.Create(CultureInfo.InvariantCulture, $"recall {recall:0.000}, precision at {At} {precision:0.000}");
        output.WriteLine($"{size}: {score}");
        Assert.True(messages.Count >= 300 && queries.Count >= 80, size);
        Assert.True(recall >= 0.97 && precision >= 0.90, score);
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
        if (missed.Count + surplus.Count > 0)
            output.WriteLine($"{query.Question}: missed {string.Join(' ', missed)}; surplus {string.Join(' ', surplus)}");
        return (1 - Share(missed, query.Expected), 1 - Share(surplus, found));
    }

    private static double Share(List<string> part, IReadOnlyList<string> whole) =>
        whole.Count == 0 ? 0 : (double)part.Count / whole.Count;

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
            return new(
                line[..end].Trim(),
                [.. names.Where(name => name[^1] != '?')],
                [.. names.Where(name => name[^1] == '?').Select(name => name[..^1])]);
        }
    }
}
