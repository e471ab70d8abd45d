using OurWhats.Search.Parsing;

namespace OurWhats.Search.Finding;

/// <summary>A page of what a search found.</summary>
/// <param name="Query">The query that was run in the end.</param>
/// <param name="Total">Number of messages on all pages.</param>
/// <param name="Hits">The messages of the page.</param>
/// <param name="IsCorrected">True if a typing mistake was corrected.</param>
/// <param name="IsPartial">True if time was over before all was searched.</param>
/// <param name="Percent">How much of the index is built.</param>
/// <param name="Suggestions">Queries that would find something, if nothing was found.</param>
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

/// <summary>A message that was found.</summary>
/// <param name="Key">The message's key.</param>
/// <param name="IsAsWritten">
/// True if it contains the words exactly as typed. Not asked by relevance: always true.
/// </param>
internal readonly record struct Hit(long Key, bool IsAsWritten);

/// <summary>A query that would find something.</summary>
/// <param name="Clause">
/// The clause that excludes everything; or, with <paramref name="IsAlone"/>, the one that finds something alone.
/// </param>
/// <param name="Query">The query without that clause, or of that clause alone.</param>
/// <param name="Count">Number of messages that it would find.</param>
/// <param name="IsAlone">True for a query of that clause alone.</param>
internal sealed record Suggestion(IClause Clause, SearchQuery Query, int Count, bool IsAlone = false);
