using System.Text;

namespace OurWhats.Bench.Finding;

/// <summary>Messages of made-up words, as often said as words are (Zipf: the n-th most frequent 1/n as often as the first). The same each time.</summary>
internal sealed class Talk
{
    private const int Vocabulary = 60_000;
    private const int LeastWords = 3;
    private const int MostWords = 20;

    private static readonly string[] Beginnings = ["b", "br", "c", "ch", "d", "f", "g", "gr", "j", "l", "m", "n", "p", "pl", "pr", "qu", "r", "s", "t", "tr", "v"];
    private static readonly string[] Middles = ["a", "e", "é", "è", "i", "o", "u", "ou", "oi", "an", "in", "on", "eau", "ai"];
    private static readonly string[] Ends = ["", "", "s", "r", "t", "tion", "ment", "er", "ez", "eur", "age", "ité", "elle", "aux"];

    private readonly Random random = new(2026);
    private readonly string[] words;
    private readonly double[] shares = new double[Vocabulary];

    public Talk()
    {
        HashSet<string> known = [];
        while (known.Count < Vocabulary) known.Add(NewWord());
        words = [.. known.OrderBy(word => word.Length + (random.NextDouble() * 4))]; // short ones are said more often
        var sum = 0.0;
        for (var i = 0; i < Vocabulary; i++) shares[i] = sum += 1.0 / (i + 1);
        for (var i = 0; i < Vocabulary; i++) shares[i] /= sum;
    }

    public string Next()
    {
        StringBuilder text = new();
        for (var i = random.Next(LeastWords, MostWords + 1); i > 0; i--) text.Append(Word()).Append(' ');
        return text.ToString(0, text.Length - 1);
    }

    /// <summary>True for a word that somebody may say.</summary>
    public bool Knows(string word) => words.Contains(word);

    private string Word()
    {
        var at = Array.BinarySearch(shares, random.NextDouble());
        return words[Math.Min(at < 0 ? ~at : at, Vocabulary - 1)];
    }

    private string NewWord()
    {
        StringBuilder word = new();
        for (var i = random.Next(1, 4); i > 0; i--) word.Append(Pick(Beginnings)).Append(Pick(Middles));
        return word.Append(Pick(Ends)).ToString();
    }

    private string Pick(string[] some) => some[random.Next(some.Length)];
}
