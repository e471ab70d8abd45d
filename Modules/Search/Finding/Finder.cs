using Microsoft.Extensions.Configuration;
using OurWhats.Search.Indexing;
using OurWhats.Search.Parsing;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Search.Finding;

/// <summary>Runs searches: messages, their number, and suggestions if there are none.</summary>
internal sealed class Finder(SearchIndex index, IPeople people, IConfiguration configuration)
{
    /// <summary>Number of results on a page.</summary>
    public const int PageSize = 20;

    public const int MaxPages = 100;

    private const int DefaultTimeLimitMilliseconds = 500;

    private readonly TimeSpan timeLimit =
        TimeSpan.FromMilliseconds(configuration.GetValue("Search:Milliseconds", DefaultTimeLimitMilliseconds));

    /// <summary>Finds messages.</summary>
    /// <param name="me">The person who searches.</param>
    /// <param name="conversations">The conversations to search, with the ranges that the person may see.</param>
    /// <param name="query">The parsed search.</param>
    /// <param name="page">1, 2, 3…</param>
    /// <param name="byRelevance">True for the best matches first; false for the newest first, with exact matches before
    /// all others.</param>
    public SearchResults Find(
        CurrentUser me,
        IReadOnlyList<SeenConversation> conversations,
        SearchQuery query,
        int page,
        bool byRelevance)
    {
        Deadline deadline = new(timeLimit);
        LuceneQueryBuilder queries = new(me, people, conversations, deadline);
        var results = index.Read(
            searcher => new SearchRun(searcher, queries, deadline, page, byRelevance).Find(query),
            SearchResults.None(query));
        return results with { Percent = index.Percent };
    }
}
