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

    public IReadOnlyList<(int Start, int End)> Of(string question, string text) =>
        Of(SearchQueryParser.Parse(question, [], AnyDay).RecogniseNames(people), text);

    /// <inheritdoc cref="IHighlighter.Of"/>
    public static IReadOnlyList<(int Start, int End)> Of(SearchQuery query, string text) =>
        Of(query, WordTokenizer.Tokenize(text));

    /// <summary>The ranges to highlight in a text already split into words.</summary>
    public static IReadOnlyList<(int Start, int End)> Of(SearchQuery query, IReadOnlyList<Word> words)
    {
        List<ClauseMatcher> matchers = [.. query.Words.Select(ClauseMatcher.Of)];
        List<(int Start, int End)> places = [];
        for (var i = 0; i < words.Count && matchers.Count > 0; i++)
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
