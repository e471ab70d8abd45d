using System.Globalization;
using System.Text;

namespace OurWhats.Search.Language;

/// <summary>
/// Cuts texts into words, the same way for what is said and for what is looked for. Articles before an apostrophe are left out
/// (l'été is été); what is written together is cut and remembered as joined; emoji are words.
/// </summary>
internal static class Words
{
    // Nobody looks for more of a word; what is longer is cut here and there alike.
    private const int MostCharacters = 64;

    private const string Apostrophes = "'\u2019\u02bc\u2018`\u00b4";
    private const int ApostropheLetter = 0x2bc; // to Unicode it is a letter
    private const string Hyphens = "-\u2010\u2011";
    private const string Joints = Apostrophes + Hyphens + "_.,:/@&+\u00b7";

    private static readonly HashSet<string> Elided = ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

    /// <summary>The words of a text, in order.</summary>
    public static List<Word> Of(string text)
    {
        List<Word> words = [];
        var joint = -1; // where the word before ended, while only what joins has followed
        for (var i = 0; i < text.Length;)
        {
            var end = EndOfWord(text, i);
            if (end == i)
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
                end = i + length;
                if (IsSymbol(rune) is { } isSign) Add(words, Symbol(text, i, end, isSign));
                i = end;
                continue;
            }

            var isJoined = joint >= 0 && (i == joint || (i == joint + 1 && Joints.Contains(text[joint])));
            if (Elision(text, i, end))
            {
                i = end + 1;
                joint = isJoined ? i : -1;
                continue;
            }

            Add(words, Letters(text, i, end) with { IsJoined = isJoined && words.Count > 0 && words[^1].End == joint });
            joint = i = end;
        }

        Join(words, text);
        return words;
    }

    /// <summary>The words of a file's name, cut where letters and digits meet too.</summary>
    public static List<Word> OfName(string name)
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
                Add(words, Letters(name, from, to) with { IsName = true, IsJoined = words.Count > 0, Together = from == i && to < end ? Fold.Plain(name[i..end]) : null });
                from = to;
            }

            i = end;
        }

        return words;
    }

    private static void Add(List<Word> words, Word word)
    {
        if (word.Plain.Length > 0) words.Add(word);
    }

    private static Word Letters(string text, int start, int end)
    {
        var written = text[start..Math.Min(end, start + MostCharacters)];
        var plain = Fold.Plain(written);
        return new(start, end, Fold.Lower(written), plain) { Signed = Signed(text, start, end, plain) };
    }

    private static Word Symbol(string text, int start, int end, bool isSign) => new(start, end, text[start..end], text[start..end]) { IsSign = isSign };

    // C#, C++, .NET, #482, @camille.
    private static string? Signed(string text, int start, int end, string plain)
    {
        var after = text.AsSpan(end);
        if (after.StartsWith("++")) return plain + "++";
        if (after is ['#', ..] && (after.Length == 1 || !char.IsLetterOrDigit(after[1]))) return plain + "#";
        return start > 0 && text[start - 1] is '#' or '@' or '.' && (start == 1 || !char.IsLetterOrDigit(text[start - 2])) ? text[start - 1] + plain : null;
    }

    private static bool Elision(string text, int start, int end) =>
        end + 1 < text.Length && Apostrophes.Contains(text[end]) && end - start <= 6 && EndOfWord(text, end + 1) > end + 1 && Elided.Contains(Fold.Plain(text[start..end]));

    private static int EndOfWord(string text, int start)
    {
        for (var i = start; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done || !IsLetter(rune)) return i;
            if (IsIdeograph(rune)) return i == start ? i + length : i; // no blanks there: each is a word
            i += length;
        }

        return text.Length;
    }

    private static bool IsLetter(Rune rune) => rune.Value != ApostropheLetter && Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter
        or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static bool IsIdeograph(Rune rune) => rune.Value is (>= 0x2E80 and <= 0x2FDF) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    // Emoji: false; signs such as €, +, %: true; anything else: null.
    private static bool? IsSymbol(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.OtherSymbol when rune.Value is 0xFFFC or 0xFFFD => null,
        UnicodeCategory.OtherSymbol => rune.Value < 0x2000,
        UnicodeCategory.CurrencySymbol or UnicodeCategory.MathSymbol => true,
        _ => rune.Value is '%' or '&' ? true : null,
    };

    // "weekend" finds "week-end", "0612345678" finds "06 12 34 56 78", "1250" finds "1 250".
    private static void Join(List<Word> words, string text)
    {
        for (var first = 0; first < words.Count; first++)
        {
            var last = first;
            while (last + 1 < words.Count && IsHyphened(words[last], words[last + 1], text)) last++;
            if (last == first) last = EndOfNumber(words, first, text);
            if (last == first) continue;
            words[first] = words[first] with { Together = string.Concat(words[first..(last + 1)].Select(word => word.Plain)) };
            first = last;
        }
    }

    private static bool IsHyphened(Word one, Word next, string text) => next.IsJoined && next.Start == one.End + 1 && (Hyphens.Contains(text[one.End]) || Apostrophes.Contains(text[one.End]));

    private static int EndOfNumber(List<Word> words, int first, string text)
    {
        bool Follows(int last, int digits) => last + 1 < words.Count && words[last + 1] is { } next && next.Start == words[last].End + 1 && IsNumber(next.Plain, digits) && (char.IsWhiteSpace(text[words[last].End]) || text[words[last].End] is '.' or '-');
        var last = first;
        if (IsNumber(words[first].Plain, 2)) while (Follows(last, 2)) last++;
        if (last - first >= 3) return last;
        last = first;
        if (words[first].Plain.Length <= 3 && IsNumber(words[first].Plain, words[first].Plain.Length)) while (Follows(last, 3)) last++;
        return last;
    }

    private static bool IsNumber(string plain, int digits) => plain.Length == digits && plain.All(char.IsAsciiDigit);
}
