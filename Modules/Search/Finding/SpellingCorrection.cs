using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using OurWhats.Search.Indexing;
using OurWhats.Search.Language;

namespace OurWhats.Search.Finding;

/// <summary>
/// Corrects typing mistakes: finds the closest word in the messages that the person may see. Words of 4 to 7 letters
/// may have one mistake (a wrong, missing, additional or transposed letter), longer words two. The first letter is
/// assumed to be right.
/// </summary>
internal static class SpellingCorrection
{
    private const int MinLetters = 4;
    private const int MinLettersForTwoMistakes = 8;
    private const int MaxUtf8BytesPerLetter = 3;

    /// <summary>The closest word, without accents; null if no word is close enough.</summary>
    /// <param name="plain">The typed word, without accents.</param>
    /// <param name="reader">The index.</param>
    /// <param name="filter">The messages that the person may see.</param>
    /// <param name="isAllowed">Receives the typed word and a candidate; returns true to consider it. Null to consider
    /// all.</param>
    /// <param name="deadline">Deadline of the search.</param>
    public static string? Find(
        string plain,
        IndexReader reader,
        VisibilityFilter filter,
        Func<string, string, bool>? isAllowed,
        Deadline deadline)
    {
        if (plain.Length < MinLetters) return null;
        var maxDistance = plain.Length < MinLettersForTwoMistakes ? 1 : 2;
        var firstByte = Encoding.UTF8.GetBytes(plain[..1])[0];
        var byteCount = Encoding.UTF8.GetByteCount(plain);
        var isAscii = byteCount == plain.Length;
        var maxByteDifference = isAscii ? maxDistance : MaxUtf8BytesPerLetter * maxDistance;
        Dictionary<string, (int Distance, int Messages)> candidates = [];
        foreach (var leaf in reader.Leaves)
        {
            var terms = leaf.AtomicReader.GetTerms(IndexFields.Text)?.GetEnumerator();
            var visible = VisibleIn(leaf, filter);
            if (terms is null || terms.SeekCeil(new(plain[..1])) == TermsEnum.SeekStatus.END) continue;
            do
            {
                var bytes = terms.Term;
                if (bytes.Bytes[bytes.Offset] != firstByte || deadline.IsOver) break;
                if (Math.Abs(bytes.Length - byteCount) > maxByteDifference) continue; // most words: no need to decode
                var word = bytes.Utf8ToString();
                if (isAllowed?.Invoke(plain, word) == false) continue;
                if (EditDistance(plain, word, maxDistance) is not { } distance) continue;
                var messages = CountMessages(terms, visible);
                if (messages > 0)
                    candidates[word] = (distance, candidates.GetValueOrDefault(word).Messages + messages);
            }
            while (terms.MoveNext());
        }

        return candidates
            .OrderBy(candidate => candidate.Value.Distance)
            .ThenByDescending(candidate => candidate.Value.Messages)
            .ThenBy(candidate => candidate.Key, StringComparer.Ordinal)
            .Select(candidate => candidate.Key)
            .FirstOrDefault();
    }

    /// <summary>The word with the accents that it most often has in the messages that the person may see.</summary>
    public static string WithAccents(string plain, IndexReader reader, VisibilityFilter filter)
    {
        Dictionary<string, int> messagesByForm = [];
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(IndexFields.Text)?.GetEnumerator() is not { } terms) continue;
            var visible = VisibleIn(leaf, filter);
            foreach (var letter in AccentedForms(plain[0]))
            {
                var prefix = TermLayers.Written(letter);
                var status = terms.SeekCeil(new(prefix));
                for (var isMore = status != TermsEnum.SeekStatus.END; isMore; isMore = terms.MoveNext())
                {
                    var term = terms.Term.Utf8ToString();
                    if (!term.StartsWith(prefix, StringComparison.Ordinal)) break;
                    var form = term[1..]; // without the layer's sign
                    if (Fold.Plain(form) != plain) continue;
                    messagesByForm[form] = messagesByForm.GetValueOrDefault(form) + CountMessages(terms, visible);
                }
            }
        }

        return messagesByForm
            .Where(form => form.Value > 0)
            .OrderByDescending(form => form.Value)
            .ThenBy(form => form.Key, StringComparer.Ordinal)
            .Select(form => form.Key)
            .FirstOrDefault(plain);
    }

    /// <summary>True if the words differ in doubled letters only: "chaufage", "chauffage".</summary>
    public static bool DiffersInDoubledLetters(string typed, string candidate) =>
        !candidate.StartsWith(typed, StringComparison.Ordinal)
        && Math.Abs(typed.Length - candidate.Length) <= 2
        && WithoutDoubles(typed) == WithoutDoubles(candidate);

    /// <summary>
    /// Damerau-Levenshtein distance (optimal string alignment): the number of letters to change, remove, insert or
    /// transpose.
    /// </summary>
    /// <param name="max">Greater distances are not computed.</param>
    /// <returns>Null if the distance is greater than <paramref name="max"/>.</returns>
    public static int? EditDistance(string first, string second, int max)
    {
        if (Math.Abs(first.Length - second.Length) > max) return null;
        Span<int> before = stackalloc int[second.Length + 1];
        Span<int> row = stackalloc int[second.Length + 1];
        Span<int> next = stackalloc int[second.Length + 1];
        for (var j = 0; j <= second.Length; j++) row[j] = j;
        for (var i = 1; i <= first.Length; i++)
        {
            next[0] = i;
            var least = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var changed = row[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1);
                next[j] = Math.Min(Math.Min(row[j], next[j - 1]) + 1, changed);
                var isExchange = i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1];
                if (isExchange) next[j] = Math.Min(next[j], before[j - 2] + 1);
                least = Math.Min(least, next[j]);
            }

            if (least > max) return null;
            var spare = before;
            before = row;
            row = next;
            next = spare;
        }

        return row[second.Length] <= max ? row[second.Length] : null;
    }

    private static FixedBitSet VisibleIn(AtomicReaderContext leaf, VisibilityFilter filter) =>
        (FixedBitSet)filter.GetDocIdSet(leaf, leaf.AtomicReader.LiveDocs);

    private static int CountMessages(TermsEnum terms, FixedBitSet visible)
    {
        var docs = terms.Docs(null, null, DocsFlags.NONE);
        var count = 0;
        while (docs.NextDoc() is var doc && doc != DocIdSetIterator.NO_MORE_DOCS)
        {
            if (visible.Get(doc)) count++;
        }

        return count;
    }

    // The letter itself, then with each accent of the Latin languages.
    private static IEnumerable<string> AccentedForms(char letter)
    {
        const char First = '\u00e0';
        const char End = '\u0180';
        return Enumerable.Range(First, End - First)
            .Select(code => ((char)code).ToString())
            .Where(form => Fold.Lower(form) == form && Fold.Plain(form) == letter.ToString())
            .Prepend(letter.ToString());
    }

    private static string WithoutDoubles(string word) =>
        string.Concat(word.Where((letter, i) => i == 0 || letter != word[i - 1]));
}
