using OurWhats.Search.Language;
using OurWhats.Shared.Web;

namespace OurWhats.Search.Asking;

/// <summary>
/// Reads what people type: words, "une phrase", -mot, and filters such as de:camille. Whatever it is, it is read: what makes
/// no sense is left out and told.
/// </summary>
internal sealed class QuestionReader
{
    private const string Quotes = "\"\u201c\u201d\u201e\u00ab\u00bb";
    private const int MostNameCharacters = 12;

    private readonly List<IClause> clauses = [];
    private readonly List<string> remarks = [];
    private readonly FilterReader filters;
    private readonly string text;
    private int at;
    private int words;

    private QuestionReader(string text, DateOnly today)
    {
        this.text = Cut(text);
        filters = new(today, remarks);
        if (this.text.Length < text.Length) remarks.Add(Texts.TooLong.With(Question.MostCharacters));
    }

    /// <summary>Reads a question.</summary>
    /// <param name="text">As typed; anything at all.</param>
    /// <param name="fields">Filters chosen in the form, by name; empty ones count for nothing.</param>
    /// <param name="today">The day of who asks.</param>
    public static Question Read(string text, IEnumerable<(string Name, string Value)> fields, DateOnly today)
    {
        QuestionReader reader = new(text, today);
        while (reader.Next())
        {
        }

        foreach (var (name, value) in fields.Where(field => field.Value.Trim().Length > 0))
            if (reader.filters.Read(name, value.Trim(), FilterReader.Written(name, value.Trim()), isNegative: false) is { } clause) reader.clauses.Add(clause);
        return new(reader.clauses, reader.remarks);
    }

    private static string Cut(string text)
    {
        if (text.Length <= Question.MostCharacters) return text;
        return text[..(char.IsHighSurrogate(text[Question.MostCharacters - 1]) ? Question.MostCharacters - 1 : Question.MostCharacters)];
    }

    private bool Next()
    {
        at = SkipBlanks(at);
        if (at == text.Length) return false;
        var start = at;
        var isNegative = text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
        if (isNegative) at++;
        if (Quotes.Contains(text[at])) AddWords(Quoted(), start, isNegative, isExact: true);
        else if (!Filter(start, isNegative)) AddChunk(start, isNegative);
        if (words < Question.MostWords || SkipBlanks(at) == text.Length) return true;
        remarks.Add(Texts.TooManyWords.With(Question.MostWords));
        return false;
    }

    private bool Filter(int start, bool isNegative)
    {
        var end = at;
        while (end < text.Length && end - at <= MostNameCharacters && char.IsLetter(text[end])) end++;
        if (end == at || end == text.Length || text[end] != ':' || end - at > MostNameCharacters) return false;
        var name = Fold.Plain(text[at..end]);
        var isKnown = FilterReader.Knows(name);
        // "https://…" is an address, "Objet :" a sentence.
        if (!isKnown && (name.Length < 2 || end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1]))) return false;
        at = isKnown ? SkipBlanks(end + 1) : end + 1;
        var value = at < text.Length && Quotes.Contains(text[at]) ? Quoted() : FilterReader.TakesDays(name) ? SeveralWords() : Chunk();
        if (filters.Read(name, value, text[start..at].TrimEnd(), isNegative) is { } clause) clauses.Add(clause);
        words++;
        return true;
    }

    // "mars 2026" is two words and one date: as many as make one.
    private string SeveralWords()
    {
        List<int> ends = [];
        for (var i = at; i < text.Length && ends.Count < Days.MostWords;)
        {
            while (i < text.Length && !char.IsWhiteSpace(text[i])) i++;
            ends.Add(i);
            i = SkipBlanks(i);
        }

        var end = ends.LastOrDefault(one => filters.IsDay(text[at..one]), ends.FirstOrDefault(at));
        var value = text[at..end];
        at = end;
        return value;
    }

    private string Chunk()
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        return text[start..at];
    }

    // Left open, they close at the end.
    private string Quoted()
    {
        var start = ++at;
        while (at < text.Length && !Quotes.Contains(text[at])) at++;
        var quoted = text[start..at];
        if (at < text.Length) at++;
        return quoted;
    }

    private void AddChunk(int start, bool isNegative)
    {
        var from = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !Quotes.Contains(text[at])) at++;
        AddWords(text[from..at], start, isNegative, isExact: false);
    }

    private void AddWords(string written, int start, bool isNegative, bool isExact)
    {
        var found = Words.Of(written);
        List<Word> together = [];
        for (var i = 0; i < found.Count && words < Question.MostWords; i++, words++)
        {
            together.Add(found[i]);
            var isLast = i + 1 == found.Count || words + 1 == Question.MostWords;
            if (!isLast && (isExact || found[i + 1].IsJoined)) continue;
            var whole = together.Count == found.Count ? text[start..at] : (isNegative ? "-" : "") + written[together[0].Start..together[^1].End];
            clauses.Add(new WordsClause(whole, isNegative, [.. together], isExact, IsBeginning: !isNegative && !isExact && isLast && at == text.Length));
            together.Clear();
        }
    }

    private int SkipBlanks(int from)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from])) from++;
        return from;
    }
}
