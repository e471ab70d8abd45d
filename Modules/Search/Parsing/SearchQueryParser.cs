using OurWhats.Search.Language;
using OurWhats.Shared.Web;

namespace OurWhats.Search.Parsing;

/// <summary>
/// Parses searches: words, "une phrase", -mot, and filters such as de:camille. Accepts any text; parts that make no
/// sense are left out, with a remark.
/// </summary>
internal sealed class SearchQueryParser
{
    private const string Quotes = "\"\u201c\u201d\u201e\u00ab\u00bb";
    private const int MaxFilterNameCharacters = 12;

    private readonly List<IClause> clauses = [];
    private readonly List<string> remarks = [];
    private readonly FilterParser filters;
    private readonly string text;
    private int at;
    private int wordCount;

    private SearchQueryParser(string text, DateOnly today)
    {
        this.text = Truncate(text);
        filters = new(today, remarks);
        if (this.text.Length < text.Length) remarks.Add(Texts.TooLong.With(SearchQuery.MaxCharacters));
    }

    /// <summary>Parses a search.</summary>
    /// <param name="text">Any text, as typed.</param>
    /// <param name="fields">Filters chosen in the form, by name; empty ones are ignored.</param>
    /// <param name="today">Today in the time zone of the searching person.</param>
    public static SearchQuery Parse(string text, IEnumerable<(string Name, string Value)> fields, DateOnly today)
    {
        SearchQueryParser parser = new(text, today);
        while (parser.ParseNext())
        {
        }

        foreach (var (name, value) in fields.Select(field => (field.Name, field.Value.Trim())))
        {
            if (value.Length > 0) parser.AddFilter(name, value, FilterParser.Format(name, value), isNegative: false);
        }

        return new(parser.clauses, parser.remarks);
    }

    // Never splits a surrogate pair.
    private static string Truncate(string text)
    {
        const int Max = SearchQuery.MaxCharacters;
        if (text.Length <= Max) return text;
        return text[..(char.IsHighSurrogate(text[Max - 1]) ? Max - 1 : Max)];
    }

    private bool ParseNext()
    {
        at = SkipBlanks(at);
        if (at == text.Length) return false;
        var start = at;
        var isNegative = text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
        if (isNegative) at++;
        if (Quotes.Contains(text[at])) AddWords(ReadQuoted(), start, isNegative, isExact: true);
        else if (!TryFilter(start, isNegative)) AddWords(ReadUntilQuote(), start, isNegative, isExact: false);
        if (wordCount < SearchQuery.MaxWords || SkipBlanks(at) == text.Length) return true;
        remarks.Add(Texts.TooManyWords.With(SearchQuery.MaxWords));
        return false;
    }

    private bool TryFilter(int start, bool isNegative)
    {
        if (EndOfFilterName() is not { } end) return false;
        var name = Fold.Plain(text[at..end]);
        var isKnown = FilterParser.IsName(name);
        // Unknown filters get a remark, but "https://…" is an address and "Objet :" part of a sentence.
        if (!isKnown && (name.Length < 2 || end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1]))) return false;
        at = isKnown ? SkipBlanks(end + 1) : end + 1;
        var value = ReadFilterValue(name);
        AddFilter(name, value, text[start..at].TrimEnd(), isNegative);
        wordCount++;
        return true;
    }

    // The end of the letters before a colon; null if there is no colon.
    private int? EndOfFilterName()
    {
        var end = at;
        while (end < text.Length && end - at <= MaxFilterNameCharacters && char.IsLetter(text[end])) end++;
        var isName = end > at && end < text.Length && text[end] == ':' && end - at <= MaxFilterNameCharacters;
        return isName ? end : null;
    }

    private string ReadFilterValue(string name)
    {
        if (at < text.Length && Quotes.Contains(text[at])) return ReadQuoted();
        return FilterParser.TakesDate(name) ? ReadDate() : ReadUntilBlank();
    }

    // As many words as form a date: two for "mars 2026". One word if there is no date.
    private string ReadDate()
    {
        List<int> ends = [];
        for (var i = at; i < text.Length && ends.Count < DateRangeParser.MaxWords;)
        {
            while (i < text.Length && !char.IsWhiteSpace(text[i])) i++;
            ends.Add(i);
            i = SkipBlanks(i);
        }

        var end = ends.LastOrDefault(candidate => filters.IsDate(text[at..candidate]), ends.FirstOrDefault(at));
        var value = text[at..end];
        at = end;
        return value;
    }

    private string ReadUntilBlank()
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        return text[start..at];
    }

    private string ReadUntilQuote()
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !Quotes.Contains(text[at])) at++;
        return text[start..at];
    }

    // An unclosed quote extends to the end of the text.
    private string ReadQuoted()
    {
        var start = ++at;
        while (at < text.Length && !Quotes.Contains(text[at])) at++;
        var quoted = text[start..at];
        if (at < text.Length) at++;
        return quoted;
    }

    private void AddFilter(string name, string value, string typed, bool isNegative)
    {
        if (filters.Parse(name, value, typed, isNegative) is { } clause) clauses.Add(clause);
    }

    // One clause for each group of joined words.
    private void AddWords(string typed, int start, bool isNegative, bool isExact)
    {
        var words = WordTokenizer.Tokenize(typed);
        List<Word> group = [];
        for (var i = 0; i < words.Count && wordCount < SearchQuery.MaxWords; i++, wordCount++)
        {
            group.Add(words[i]);
            var isLast = i + 1 == words.Count || wordCount + 1 == SearchQuery.MaxWords;
            if (!isLast && (isExact || words[i + 1].IsJoined)) continue;
            var isWhole = group.Count == words.Count;
            var clauseText = isWhole
                ? text[start..at]
                : (isNegative ? "-" : "") + typed[group[0].Start..group[^1].End];
            var isPrefix = !isNegative && !isExact && isLast && at == text.Length;
            clauses.Add(new WordsClause(clauseText, isNegative, [.. group], isExact, isPrefix));
            group.Clear();
        }
    }

    private int SkipBlanks(int from)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from])) from++;
        return from;
    }
}
