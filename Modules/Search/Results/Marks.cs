using OurWhats.Search.Asking;
using OurWhats.Search.Language;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Search.Results;

/// <summary>Finds again in a text what a question found it by: the words themselves, in whatever form, not their letters elsewhere.</summary>
internal sealed class Marks(IPeople people) : IMarks
{
    // Dates do not matter here.
    private static readonly DateOnly AnyDay = new(2000, 1, 1);

    public IReadOnlyList<(int Start, int End)> Of(string question, string text) => Of(QuestionReader.Read(question, [], AnyDay).WithNames(people), text);

    /// <inheritdoc cref="IMarks.Of"/>
    public static IReadOnlyList<(int Start, int End)> Of(Question question, string text) => Of(question, Words.Of(text));

    /// <summary>The same in words already cut.</summary>
    public static IReadOnlyList<(int Start, int End)> Of(Question question, IReadOnlyList<Word> words)
    {
        List<Sought> sought = [.. question.Words.Select(Sought.Of)];
        List<(int Start, int End)> places = [];
        for (var i = 0; i < words.Count && sought.Count > 0; i++)
        {
            var layers = Layers.Of(words[i]).ToHashSet();
            var length = sought.Max(one => one.LengthAt(words, i, layers));
            if (length > 0) places.Add((words[i].Start, words[i + length - 1].End));
        }

        return Apart(places);
    }

    private static List<(int Start, int End)> Apart(List<(int Start, int End)> places)
    {
        List<(int Start, int End)> apart = [];
        foreach (var place in places)
        {
            if (apart.Count > 0 && place.Start < apart[^1].End) apart[^1] = (apart[^1].Start, Math.Max(apart[^1].End, place.End));
            else apart.Add(place);
        }

        return apart;
    }

    /// <summary>What a part of the question is recognised by.</summary>
    private sealed record Sought(WordsClause Clause, IReadOnlyList<HashSet<string>> Layers, string? Together)
    {
        public static Sought Of(WordsClause clause) => new(clause, [.. clause.Words.Select(word => LayersOf(word, clause.IsExact))], clause.Words[0].Together);

        /// <summary>How many words from one on are what is sought; 0 for none.</summary>
        public int LengthAt(IReadOnlyList<Word> words, int at, HashSet<string> layers)
        {
            if (Together is not null && words[at].Plain == Together) return 1;
            if (!IsOne(0, words[at], layers)) return 0;
            if (Layers.Count == 1) return words[at].Together is { } together && together == Clause.Words[0].Plain ? LengthOf(together, words, at) : 1;
            for (var i = 1; i < Layers.Count; i++)
                if (at + i >= words.Count || !IsOne(i, words[at + i], Language.Layers.Of(words[at + i]))) return 0;
            return Layers.Count;
        }

        private bool IsOne(int index, Word word, IEnumerable<string> layers) =>
            Layers[index].Overlaps(layers) || (Clause.Beginning is { } beginning && word.Plain.StartsWith(beginning, StringComparison.Ordinal));

        private static int LengthOf(string together, IReadOnlyList<Word> words, int at)
        {
            var count = 0;
            for (var length = 0; length < together.Length && at + count < words.Count; count++) length += words[at + count].Plain.Length;
            return Math.Max(1, count);
        }

        private static HashSet<string> LayersOf(Word word, bool isExact) => isExact || word.IsName ? [word.Plain] : word is { Signed: { } signed, Plain.Length: 1 } ? [signed]
            : [.. Search.Language.Layers.Alike(word.Plain)];
    }
}
