using OurWhats.Search.Language;
using OurWhats.Search.Parsing;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Search.Results;

/// <summary>
/// Finds the words of a text that a search matched: whole words in any form, not letters inside other words.
/// </summary>
internal sealed class Highlights(IPeople people) : IHighlighter
{
    // The parser needs a date for date filters, which do not affect highlights.
    private static readonly DateOnly AnyDay = new(2000, 1, 1);

    // A text that repeats a word thousands of times would cost more in highlights than in words.
    private const int MostInText = 100;

    private const int MostOnPage = 1000;

    public Func<string, IReadOnlyList<(int Start, int End)>> For(string question)
    {
        var matchers = MatchersOf(SearchQueryParser.Parse(question, [], AnyDay).RecogniseNames(people));
        var room = MostOnPage;
        return text =>
        {
            if (room == 0 || matchers.Count == 0) return [];
            var places = Of(matchers, WordTokenizer.Tokenize(text), Math.Min(room, MostInText));
            room -= places.Count;
            return places;
        };
    }

    /// <summary>The ranges to highlight in a text.</summary>
    public static IReadOnlyList<(int Start, int End)> Of(SearchQuery query, string text) =>
        Of(query, WordTokenizer.Tokenize(text));

    /// <summary>The ranges to highlight in a text already split into words.</summary>
    public static IReadOnlyList<(int Start, int End)> Of(SearchQuery query, IReadOnlyList<Word> words) =>
        Of(MatchersOf(query), words, MostInText);

    private static List<ClauseMatcher> MatchersOf(SearchQuery query) => [.. query.Words.Select(ClauseMatcher.Of)];

    private static List<(int Start, int End)> Of(List<ClauseMatcher> matchers, IReadOnlyList<Word> words, int most)
    {
        List<(int Start, int End)> places = [];
        for (var i = 0; i < words.Count && matchers.Count > 0 && places.Count < most; i++)
        {
            var terms = TermLayers.Of(words[i]).ToHashSet();
            var length = matchers.Max(matcher => matcher.MatchLength(words, i, terms));
            if (length > 0) places.Add((words[i].Start, words[i + length - 1].End));
        }

        return MergeOverlaps(places);
    }

    private static List<(int Start, int End)> MergeOverlaps(List<(int Start, int End)> places)
    {
        List<(int Start, int End)> merged = [];
        foreach (var place in places)
        {
            if (merged is [.., var last] && place.Start < last.End)
                merged[^1] = (last.Start, Math.Max(last.End, place.End));
            else
                merged.Add(place);
        }

        return merged;
    }
}
