using J2N.Numerics;
using Lucene.Net.Search;
using OurWhats.Search.Indexing;
using OurWhats.Search.Language;
using OurWhats.Search.Parsing;

namespace OurWhats.Search.Finding;

/// <summary>A search in one snapshot of the index: the query itself, its correction, and suggestions.</summary>
/// <param name="searcher">The snapshot.</param>
/// <param name="queries">Builds Lucene queries for the searching person.</param>
/// <param name="deadline">Deadline of the search.</param>
/// <param name="page">1, 2, 3…</param>
/// <param name="byRelevance">True for the best matches first; false for the newest first.</param>
internal sealed class SearchRun(
    IndexSearcher searcher,
    LuceneQueryBuilder queries,
    Deadline deadline,
    int page,
    bool byRelevance)
{
    private const int MaxSuggestions = 8;

    /// <summary>
    /// The results of the query or, if there are none, of the query with its typing mistakes corrected.
    /// </summary>
    public SearchResults Find(SearchQuery query)
    {
        var results = Search(query);
        if (query.Clauses.Count == 0) return results;
        var isEmpty = results.Total == 0;
        if (Correct(query, isEmpty) is { } corrected && Search(corrected) is { Total: > 0 } better)
            return better with { IsCorrected = true };
        if (!isEmpty) return results;
        return results with { Suggestions = Suggest(query), IsPartial = deadline.WasMissed };
    }

    private SearchResults Search(SearchQuery query)
    {
        Sort sort = new(SortField.FIELD_SCORE, NewestFirst(IndexFields.Time), NewestFirst(IndexFields.Key));
        var upToThisPage = Math.Clamp(page, 1, Finder.MaxPages) * Finder.PageSize;
        var collector = TopFieldCollector.Create(
            sort,
            upToThisPage,
            fillFields: true,
            trackDocScores: true,
            trackMaxScore: false,
            docsScoredInOrder: false);
        Collect(query, byRelevance ? queries.Build(query) : queries.BuildAsWrittenFirst(query), collector);
        var found = collector.GetTopDocs(upToThisPage - Finder.PageSize, Finder.PageSize);
        return SearchResults.None(query) with
        {
            Total = collector.TotalHits,
            Hits = [.. found.ScoreDocs.Cast<FieldDoc>().Select(ToHit)],
            IsPartial = deadline.WasMissed,
        };
    }

    private static SortField NewestFirst(string field) => new(field, SortFieldType.INT64, reverse: true);

    private Hit ToHit(FieldDoc document) =>
        new(((Number)document.Fields[2]).ToInt64(), IsAsWritten: byRelevance || document.Score > 1);

    private int Count(SearchQuery query)
    {
        TotalHitCountCollector collector = new();
        Collect(query, queries.Build(query), collector);
        return collector.TotalHits;
    }

    // The visibility filter is applied first, so that other people's messages take no time.
    private void Collect(SearchQuery query, Query luceneQuery, ICollector collector)
    {
        var filter = queries.FilterFor(query);
        searcher.Search(
            new FilteredQuery(luceneQuery, filter, FilteredQuery.LEAP_FROG_FILTER_FIRST_STRATEGY),
            new DeadlineCollector(collector, deadline));
    }

    // Null if there is nothing to correct, or if a word without a match has no similar word.
    private SearchQuery? Correct(SearchQuery query, bool isEmpty)
    {
        var corrected = query;
        foreach (var clause in query.Words.Where(IsCorrectable))
        {
            if (!IsSuspect(query, clause, isEmpty)) continue;
            if (CorrectionOf(query, clause.Words[0].Plain, isEmpty) is { } word)
            {
                var words = WordTokenizer.Tokenize(word);
                corrected = corrected.Replace(clause, clause with { Text = word, Words = words, IsPrefix = false });
            }
            else if (isEmpty)
            {
                return null;
            }
        }

        return corrected == query ? null : corrected;
    }

    private static bool IsCorrectable(WordsClause clause) =>
        clause is { IsExact: false, Words: [{ IsSign: false, WithSign: null }] };

    // If the query has no result: a word without any match. Otherwise: a word that matches only by its stem.
    private bool IsSuspect(SearchQuery query, WordsClause clause, bool isEmpty)
    {
        if (!isEmpty && clause.Words[0].IsName) return false;
        var alone = isEmpty ? clause : clause with { IsExact = true };
        return Count(query with { Clauses = [alone] }) == 0;
    }

    // The closest indexed word, with its accents. If the query has results, only a word that differs in doubled
    // letters, because the stem has already matched other forms of the word.
    private string? CorrectionOf(SearchQuery query, string plain, bool isEmpty)
    {
        var filter = queries.FilterFor(query);
        Func<string, string, bool>? isAllowed = isEmpty ? null : SpellingCorrection.DiffersInDoubledLetters;
        return SpellingCorrection.Find(plain, searcher.IndexReader, filter, isAllowed, deadline) is { } closest
            ? SpellingCorrection.WithAccents(closest, searcher.IndexReader, filter)
            : null;
    }

    // The query without one of its clauses; if none of these has results, each clause by itself.
    private List<Suggestion> Suggest(SearchQuery query)
    {
        if (query.Clauses.Count < 2) return [];
        var clauses = query.Clauses.Take(MaxSuggestions).ToList();
        var without = clauses.Select(clause => new Suggestion(clause, query.Without(clause), 0));
        if (WithResults(without) is { Count: > 0 } found) return found;
        return WithResults(clauses
            .Where(clause => !clause.IsNegative)
            .Select(clause => new Suggestion(clause, query with { Clauses = [clause] }, 0, IsAlone: true)));
    }

    private List<Suggestion> WithResults(IEnumerable<Suggestion> suggestions) =>
    [
        .. suggestions
            .Select(suggestion => suggestion with { Count = Count(suggestion.Query) })
            .Where(suggestion => suggestion.Count > 0),
    ];
}
