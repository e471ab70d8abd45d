using OurWhats.Search.Parsing;

namespace OurWhats.Search.Finding;

/// <summary>A page of search results.</summary>
/// <param name="Query">The query that was finally run.</param>
/// <param name="Total">Number of messages on all pages.</param>
/// <param name="Hits">The messages of the page.</param>
/// <param name="IsCorrected">True if a typing mistake was corrected.</param>
/// <param name="IsPartial">True if the deadline was exceeded.</param>
/// <param name="Percent">Percentage of the index that is built.</param>
/// <param name="Suggestions">Queries with results, if this one has none.</param>
internal sealed record SearchResults(
    SearchQuery Query,
    int Total,
    IReadOnlyList<Hit> Hits,
    bool IsCorrected,
    bool IsPartial,
    int Percent,
    IReadOnlyList<Suggestion> Suggestions)
{
    public static SearchResults None(SearchQuery query) =>
        new(query, 0, [], IsCorrected: false, IsPartial: false, 100, []);
}

/// <summary>A message found by a search.</summary>
/// <param name="Key">The message's key.</param>
/// <param name="IsAsWritten">True if it contains the words exactly as typed. Not computed when sorting by relevance:
/// then always true.</param>
internal readonly record struct Hit(long Key, bool IsAsWritten);

/// <summary>A suggested query that has results.</summary>
/// <param name="Clause">The clause that excludes everything; or, with <paramref name="IsAlone"/>, the clause that has
/// results by itself.</param>
/// <param name="Query">The query without that clause, or with that clause only.</param>
/// <param name="Count">Number of its results.</param>
/// <param name="IsAlone">True if the query consists of that clause only.</param>
internal sealed record Suggestion(IClause Clause, SearchQuery Query, int Count, bool IsAlone = false);
