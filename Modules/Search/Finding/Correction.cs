using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using OurWhats.Search.Indexing;
using OurWhats.Search.Language;

namespace OurWhats.Search.Finding;

/// <summary>
/// Forgives a typing mistake: the word most like the one typed, among those that the person's own messages hold. One letter
/// wrong, missing, too many or exchanged with its neighbour in a word of 4 to 7, two from 8 on; the first one is right.
/// </summary>
internal static class Correction
{
    private const int LeastLetters = 4;
    private const int LettersForTwo = 8;

    /// <summary>The word to read instead; null where there is none.</summary>
    /// <param name="plain">The word typed, without accents.</param>
    /// <param name="isMeant">Whether it can mean another; any that is near, where null.</param>
    public static string? Of(string plain, IndexReader reader, Sight sight, Func<string, string, bool>? isMeant, Deadline deadline)
    {
        if (plain.Length < LeastLetters) return null;
        var most = plain.Length < LettersForTwo ? 1 : 2;
        var (first, letters) = (Encoding.UTF8.GetBytes(plain[..1]), Encoding.UTF8.GetByteCount(plain));
        var slack = letters == plain.Length ? most : 3 * most; // other alphabets take up to three bytes a letter
        Dictionary<string, (int Distance, int Messages)> found = [];
        foreach (var leaf in reader.Leaves)
        {
            var terms = leaf.AtomicReader.GetTerms(IndexFields.Text)?.GetEnumerator();
            var seen = (FixedBitSet)sight.GetDocIdSet(leaf, leaf.AtomicReader.LiveDocs);
            if (terms is null || terms.SeekCeil(new(plain[..1])) == TermsEnum.SeekStatus.END) continue;
            do
            {
                var bytes = terms.Term;
                if (bytes.Bytes[bytes.Offset] != first[0] || deadline.IsOver) break;
                if (Math.Abs(bytes.Length - letters) > slack) continue; // most words: they need not be looked at
                var word = bytes.Utf8ToString();
                if (isMeant?.Invoke(plain, word) == false || Distance(plain, word, most) is not { } distance || Messages(terms, seen) is not (> 0 and var messages)) continue;
                found[word] = (distance, found.GetValueOrDefault(word).Messages + messages);
            }
            while (terms.MoveNext());
        }

        return found.Count == 0 ? null : found.OrderBy(one => one.Value.Distance).ThenByDescending(one => one.Value.Messages).ThenBy(one => one.Key, StringComparer.Ordinal).First().Key;
    }

    /// <summary>A word as one's messages write it most often, with its accents.</summary>
    public static string Written(string plain, IndexReader reader, Sight sight)
    {
        Dictionary<string, int> found = [];
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(IndexFields.Text)?.GetEnumerator() is not { } terms) continue;
            var seen = (FixedBitSet)sight.GetDocIdSet(leaf, leaf.AtomicReader.LiveDocs);
            foreach (var first in Variants(plain[0]))
            {
                var status = terms.SeekCeil(new(Layers.Written(first)));
                for (var isMore = status != TermsEnum.SeekStatus.END; isMore; isMore = terms.MoveNext())
                {
                    var word = terms.Term.Utf8ToString();
                    if (!word.StartsWith(Layers.Written(first), StringComparison.Ordinal)) break;
                    if (Fold.Plain(word[1..]) == plain) found[word[1..]] = found.GetValueOrDefault(word[1..]) + Messages(terms, seen);
                }
            }
        }

        return found.Where(one => one.Value > 0).OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Key).FirstOrDefault(plain);
    }

    /// <summary>True for words that differ in doubled letters only: "chaufage", "chauffage".</summary>
    public static bool IsTwin(string one, string other) => !other.StartsWith(one, StringComparison.Ordinal) && Math.Abs(one.Length - other.Length) <= 2 && Undoubled(one) == Undoubled(other);

    /// <summary>Letters to change, leave out, add or exchange with the next to make one word of another; null where that is more than so many.</summary>
    public static int? Distance(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most) return null;
        Span<int> before = stackalloc int[other.Length + 1], row = stackalloc int[other.Length + 1], next = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++) row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            next[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                next[j] = Math.Min(Math.Min(row[j], next[j - 1]) + 1, row[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) next[j] = Math.Min(next[j], before[j - 2] + 1);
                least = Math.Min(least, next[j]);
            }

            if (least > most) return null;
            var spare = before;
            before = row;
            row = next;
            next = spare;
        }

        return row[other.Length] <= most ? row[other.Length] : null;
    }

    // A letter with any of the accents of Latin languages.
    private static IEnumerable<string> Variants(char letter) =>
        Enumerable.Range('\u00e0', 0x180 - 0xe0).Select(code => ((char)code).ToString()).Where(one => Fold.Lower(one) == one && Fold.Plain(one) == letter.ToString()).Prepend(letter.ToString());

    private static string Undoubled(string word) => string.Concat(word.Where((letter, i) => i == 0 || letter != word[i - 1]));

    private static int Messages(TermsEnum terms, FixedBitSet seen)
    {
        var docs = terms.Docs(null, null, DocsFlags.NONE);
        var count = 0;
        for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc()) if (seen.Get(doc)) count++;
        return count;
    }
}
