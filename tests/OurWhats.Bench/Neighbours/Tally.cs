using System.Collections.Concurrent;

namespace OurWhats.Bench.Neighbours;

/// <summary>What an attacker asked for and how it was answered.</summary>
internal sealed class Tally
{
    /// <summary>Noted instead of a status when the connection ended before an answer.</summary>
    public const int Closed = 0;

    private readonly ConcurrentDictionary<int, int> answers = new();

    public int Count => answers.Values.Sum();

    /// <summary>Such as "200: 35, 429: 1240, closed: 2".</summary>
    public string Answers => string.Join(", ", answers.OrderBy(answer => answer.Key == Closed ? int.MaxValue : answer.Key)
        .Select(answer => $"{(answer.Key == Closed ? "closed" : answer.Key)}: {answer.Value}"));

    public void Note(int status) => answers.AddOrUpdate(status, 1, (_, count) => count + 1);
}
