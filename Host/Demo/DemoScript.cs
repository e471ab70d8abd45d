using System.Globalization;

namespace OurWhats.Host.Demo;

/// <summary>The demo's dialogues: short exchanges with placeholders, written for it (threads.txt).</summary>
internal sealed class DemoScript(Random random)
{
    private static readonly string[] Subjects = ["maths", "physique", "SVT", "histoire", "philosophie", "anglais", "espagnol", "chimie"];
    private static readonly string[] Days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "lundi prochain", "jeudi prochain"];
    private static readonly string[] Hours = ["8 h 30", "10 h", "11 h 45", "13 h 15", "14 h", "16 h 30", "17 h 15"];

    private readonly Dictionary<string, List<List<(char Who, string Text)>>> threads = Parse();
    private readonly Dictionary<string, Queue<int>> order = [];

    /// <summary>
    /// The next exchange about a topic, as speakers (A, B, C) and their texts. Repeats one only after all others.
    /// </summary>
    public IReadOnlyList<(char Who, string Text)> Next(string topic)
    {
        var known = threads[topic];
        if (!order.TryGetValue(topic, out var left) || left.Count == 0)
            order[topic] = left = new(Enumerable.Range(0, known.Count).OrderBy(_ => random.Next()));
        var number = random.Next(11, 99).ToString(CultureInfo.InvariantCulture);
        var (subject, day, hour) = (Pick(Subjects), Pick(Days), Pick(Hours));
        return [.. known[left.Dequeue()].Select(line => (line.Who, line.Text
            .Replace("{matière}", subject, StringComparison.Ordinal).Replace("{jour}", day, StringComparison.Ordinal)
            .Replace("{heure}", hour, StringComparison.Ordinal).Replace("{nombre}", number, StringComparison.Ordinal)))];
    }

    private string Pick(string[] words) => words[random.Next(words.Length)];

    private static Dictionary<string, List<List<(char, string)>>> Parse()
    {
        using StreamReader reader = new(typeof(DemoScript).Assembly.GetManifestResourceStream("OurWhats.Host.Demo.threads.txt")!);
        Dictionary<string, List<List<(char, string)>>> topics = [];
        List<List<(char, string)>> topic = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) topics[line[2..]] = topic = [];
            else if (line.Length == 0 || topic.Count == 0) topic.Add([]);
            if (line is [var who, ':', ' ', .. var text]) topic[^1].Add((who, text));
            else if (line.Length > 0 && line[0] != '#') topic[^1][^1] = (topic[^1][^1].Item1, topic[^1][^1].Item2 + "\n" + line);
        }

        foreach (var exchanges in topics.Values) exchanges.RemoveAll(exchange => exchange.Count == 0);
        return topics;
    }
}
