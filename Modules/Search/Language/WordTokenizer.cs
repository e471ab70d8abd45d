using System.Buffers;
using System.Globalization;
using System.Text;

namespace OurWhats.Search.Language;

/// <summary>
/// Splits texts into words, in the same way for messages and queries. Elided articles are dropped (l'été becomes été),
/// hyphenated words are split and marked as joined, and each emoji is a word.
/// </summary>
internal static class WordTokenizer
{
    // Longer words are cut, in messages and queries alike; nobody types more into a search.
    private const int MaxWordCharacters = 64;

    private const string Apostrophes = "'\u2019\u02bc\u2018`\u00b4";
    private const int ApostropheLetter = 0x2bc; // Unicode classifies it as a letter
    private const string Hyphens = "-\u2010\u2011";
    private const string Joints = Apostrophes + Hyphens + "_.,:/@&+\u00b7";
    private const int MaxElidedCharacters = 6;

    private static readonly HashSet<string> Elided =
        ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

    /// <summary>The words of a text, in order.</summary>
    public static List<Word> Tokenize(string text)
    {
        List<Word> words = [];
        var joint = -1; // end of the previous word, while only joining characters have followed it
        for (var i = 0; i < text.Length;)
        {
            var end = EndOfWord(text, i);
            if (end == i)
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
                end = i + length;
                if (SignOrEmoji(rune) is { } isSign) Add(words, Symbol(text, i, end, isSign));
                i = end;
                continue;
            }

            var isJoined = joint >= 0 && (i == joint || (i == joint + 1 && Joints.Contains(text[joint])));
            if (IsElided(text, i, end))
            {
                i = end + 1;
                joint = isJoined ? i : -1;
                continue;
            }

            isJoined &= words.Count > 0 && words[^1].End == joint;
            Add(words, Letters(text, i, end) with { IsJoined = isJoined });
            joint = i = end;
        }

        SetCompounds(words, text);
        return words;
    }

    /// <summary>The words of a file name, split between letters and digits too.</summary>
    public static List<Word> TokenizeFileName(string name)
    {
        List<Word> words = [];
        for (var i = 0; i < name.Length;)
        {
            var end = EndOfWord(name, i);
            if (end == i)
            {
                i++;
                continue;
            }

            for (var (from, to) = (i, i + 1); from < end; to++)
            {
                if (to < end && char.IsAsciiDigit(name[to]) == char.IsAsciiDigit(name[to - 1])) continue;
                var isFirstOfSeveral = from == i && to < end;
                Add(words, Letters(name, from, to) with
                {
                    IsName = true,
                    IsJoined = words.Count > 0,
                    Compound = isFirstOfSeveral ? Fold.Plain(name[i..end]) : null,
                });
                from = to;
            }

            i = end;
        }

        return words;
    }

    private static int EndOfWord(string text, int start)
    {
        for (var i = start; i < text.Length;)
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            if (status != OperationStatus.Done || !IsLetter(rune)) return i;
            if (IsIdeograph(rune)) return i == start ? i + length : i; // written without blanks, so each is a word
            i += length;
        }

        return text.Length;
    }

    private static bool IsLetter(Rune rune) => rune.Value != ApostropheLetter && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or
        UnicodeCategory.LowercaseLetter or
        UnicodeCategory.TitlecaseLetter or
        UnicodeCategory.ModifierLetter or
        UnicodeCategory.OtherLetter or
        UnicodeCategory.NonSpacingMark or
        UnicodeCategory.SpacingCombiningMark or
        UnicodeCategory.DecimalDigitNumber or
        UnicodeCategory.LetterNumber or
        UnicodeCategory.OtherNumber;

    private static bool IsIdeograph(Rune rune) => rune.Value is
        (>= 0x2E80 and <= 0x2FDF) or
        (>= 0x3040 and <= 0x30FF) or
        (>= 0x3400 and <= 0x4DBF) or
        (>= 0x4E00 and <= 0x9FFF) or
        (>= 0xF900 and <= 0xFAFF) or
        (>= 0x20000 and <= 0x3FFFF);

    // True for signs such as €, + and %; false for emoji; null otherwise.
    private static bool? SignOrEmoji(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.OtherSymbol when rune.Value is 0xFFFC or 0xFFFD => null,
        UnicodeCategory.OtherSymbol => rune.Value < 0x2000,
        UnicodeCategory.CurrencySymbol or UnicodeCategory.MathSymbol => true,
        _ => rune.Value is '%' or '&' ? true : null,
    };

    private static void Add(List<Word> words, Word word)
    {
        if (word.Plain.Length > 0) words.Add(word);
    }

    private static Word Symbol(string text, int start, int end, bool isSign) =>
        new(start, end, text[start..end], text[start..end]) { IsSign = isSign };

    private static bool IsElided(string text, int start, int end) =>
        end + 1 < text.Length
        && Apostrophes.Contains(text[end])
        && end - start <= MaxElidedCharacters
        && EndOfWord(text, end + 1) > end + 1
        && Elided.Contains(Fold.Plain(text[start..end]));

    private static Word Letters(string text, int start, int end)
    {
        var written = text[start..Math.Min(end, start + MaxWordCharacters)];
        var plain = Fold.Plain(written);
        return new(start, end, Fold.Lower(written), plain) { WithSign = WithSign(text, start, end, plain) };
    }

    // C#, C++, .NET, #482, @camille.
    private static string? WithSign(string text, int start, int end, string plain)
    {
        var after = text.AsSpan(end);
        if (after.StartsWith("++")) return plain + "++";
        if (after is ['#', ..] && (after.Length == 1 || !char.IsLetterOrDigit(after[1]))) return plain + "#";
        var hasSignBefore = start > 0
            && text[start - 1] is '#' or '@' or '.'
            && (start == 1 || !char.IsLetterOrDigit(text[start - 2]));
        return hasSignBefore ? text[start - 1] + plain : null;
    }

    // "weekend" finds "week-end", "0612345678" finds "06 12 34 56 78", "1250" finds "1 250".
    private static void SetCompounds(List<Word> words, string text)
    {
        for (var first = 0; first < words.Count; first++)
        {
            var last = first;
            while (last + 1 < words.Count && IsHyphenated(words[last], words[last + 1], text)) last++;
            if (last == first) last = EndOfNumber(words, first, text);
            if (last == first) continue;
            var compound = string.Concat(words[first..(last + 1)].Select(word => word.Plain));
            words[first] = words[first] with { Compound = compound };
            first = last;
        }
    }

    private static bool IsHyphenated(Word word, Word next, string text) =>
        next.IsJoined
        && next.Start == word.End + 1
        && (Hyphens.Contains(text[word.End]) || Apostrophes.Contains(text[word.End]));

    // The last word of a grouped number: at least four pairs of digits (telephone), or groups of three.
    private static int EndOfNumber(List<Word> words, int first, string text)
    {
        var plain = words[first].Plain;
        var last = first;
        if (IsNumber(plain, 2))
        {
            while (HasGroupAfter(words, last, 2, text)) last++;
        }

        if (last - first >= 3) return last;
        last = first;
        if (plain.Length <= 3 && IsNumber(plain, plain.Length))
        {
            while (HasGroupAfter(words, last, 3, text)) last++;
        }

        return last;
    }

    private static bool HasGroupAfter(List<Word> words, int last, int digits, string text)
    {
        if (last + 1 == words.Count) return false;
        var (end, next) = (words[last].End, words[last + 1]);
        return next.Start == end + 1
            && IsNumber(next.Plain, digits)
            && (char.IsWhiteSpace(text[end]) || text[end] is '.' or '-');
    }

    private static bool IsNumber(string plain, int digits) => plain.Length == digits && plain.All(char.IsAsciiDigit);
}
