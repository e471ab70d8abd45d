using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using OurWhats.Search.Indexing;
using OurWhats.Search.Language;
using OurWhats.Search.Parsing;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Search.Finding;

/// <summary>Translates the searches of one person into Lucene queries and filters.</summary>
/// <param name="me">The person who searches.</param>
/// <param name="people">The site's people.</param>
/// <param name="conversations">The conversations to search, with the ranges that the person may see.</param>
/// <param name="deadline">Deadline of the search.</param>
internal sealed class LuceneQueryBuilder(
    CurrentUser me,
    IPeople people,
    IReadOnlyList<SeenConversation> conversations,
    Deadline deadline)
{
    // Highest number of people that a name in a filter may match.
    private const int MaxNamesakes = 50;

    private const int NumericPrecisionStep = 16;

    private readonly Dictionary<string, VisibilityFilter> filters = [];

    /// <summary>
    /// The filter of the messages that the query may find. Equal sets of conversations share one filter, so that
    /// visibility is computed once.
    /// </summary>
    public VisibilityFilter FilterFor(SearchQuery query)
    {
        var searched = conversations
            .Where(conversation => query.Clauses.All(clause => MayBeIn(conversation, clause)))
            .ToList();
        if (query.Clauses.Any(clause => clause is StateClause { State: MessageState.Unread, IsNegative: false }))
            searched = [.. searched.Select(UnreadOf)];
        var key = string.Join(' ', searched.Select(conversation =>
            $"{conversation.Key}{(conversation.Stays is [(var first, _), ..] ? first : 0)}"));
        if (!filters.TryGetValue(key, out var filter)) filters[key] = filter = new(searched);
        return filter;
    }

    /// <summary>The messages that satisfy the query, scored by how exactly they match.</summary>
    public Query Build(SearchQuery query)
    {
        BooleanQuery built = [];
        var words = query.Words.ToList();
        foreach (var clause in query.Clauses)
        {
            if (Build(clause) is { } part) built.Add(part, OccurOf(clause, words));
        }

        // Adjacent words in the typed order score higher than the same words apart.
        if (words.Count > 1 && words.TrueForAll(clause => clause.Words.Count == 1))
        {
            MultiPhraseQuery phrase = new() { Slop = 2, Boost = 1 };
            foreach (var clause in words) phrase.Add(new Term(IndexFields.Text, clause.Words[0].Plain));
            built.Add(phrase, Occur.SHOULD);
        }

        // Lucene finds nothing for a purely negative query.
        if (!query.Clauses.Any(clause => !clause.IsNegative && Build(clause) is not null))
            built.Add(new MatchAllDocsQuery(), Occur.MUST);
        return built;
    }

    /// <summary>
    /// The messages that satisfy the query, scored above 1 if they contain the words exactly as typed, and 1 otherwise.
    /// </summary>
    public Query BuildAsWrittenFirst(SearchQuery query)
    {
        BooleanQuery built = new() { { new ConstantScoreQuery(Build(query)), Occur.MUST } };
        BooleanQuery asWritten = [];
        foreach (var clause in query.Words.Where(clause => !clause.IsOptional))
            asWritten.Add(WordQuery.AsWritten(clause), Occur.MUST);
        if (asWritten.Clauses.Count > 0) built.Add(new ConstantScoreQuery(asWritten), Occur.SHOULD);
        return built;
    }

    private static Occur OccurOf(IClause clause, List<WordsClause> words)
    {
        if (clause.IsNegative) return Occur.MUST_NOT;
        var isIgnorable = clause is WordsClause { IsOptional: true } && words.Exists(other => !other.IsOptional);
        return isIgnorable ? Occur.SHOULD : Occur.MUST;
    }

    private Query? Build(IClause clause) => clause switch
    {
        WordsClause words => WordQuery.AnyForm(words, deadline),
        FromClause from => ByAuthors(from.Name),
        DateClause days => Between(IndexFields.At, StartOf(days.First), StartOf(days.End), includesMax: false),
        KindClause kind => new TermQuery(new(IndexFields.Kind, kind.Kind)),
        FileTypeClause type => new TermQuery(new(IndexFields.Type, type.Type)),
        FileSizeClause size => Between(IndexFields.Bytes, size.Min, size.Max, includesMax: true),
        StateClause { State: MessageState.Sent } => ByAuthor(me.Id),
        StateClause { State: MessageState.Received } => Not(ByAuthor(me.Id)),
        StateClause { State: MessageState.Unread, IsNegative: false } => Not(ByAuthor(me.Id)),
        _ => null, // FilterFor handles clauses about conversations
    };

    private BooleanQuery ByAuthors(string name)
    {
        BooleanQuery authors = [];
        foreach (var person in PeopleNamed(name)) authors.Add(ByAuthor(person), Occur.SHOULD);
        return authors;
    }

    private static TermQuery ByAuthor(long person) =>
        new(new Term(IndexFields.Author, person.ToString(CultureInfo.InvariantCulture)));

    private IEnumerable<long> PeopleNamed(string name)
    {
        if (IsMe(name)) return [me.Id];
        var plain = name.TrimStart('@');
        return people.Find(plain) is { } known
            ? [known.Id]
            : people.Search(plain, MaxNamesakes).Select(person => person.Id);
    }

    private static bool IsMe(string name) => Fold.Plain(name) is "moi" or "me";

    private static NumericRangeQuery<long> Between(string field, long? min, long? max, bool includesMax) =>
        NumericRangeQuery.NewInt64Range(field, NumericPrecisionStep, min, max, minInclusive: true, includesMax);

    // Start of a day in the person's time zone: UTC, milliseconds since 1970.
    private long? StartOf(DateOnly? day)
    {
        if (day is not { } known) return null;
        var midnight = known.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, me.Zone.GetUtcOffset(midnight)).ToUnixTimeMilliseconds();
    }

    private static BooleanQuery Not(Query query) =>
        new() { { new MatchAllDocsQuery(), Occur.MUST }, { query, Occur.MUST_NOT } };

    private bool MayBeIn(SeenConversation conversation, IClause clause) => clause switch
    {
        InClause { Name: var name } => IsNamed(conversation, name) != clause.IsNegative,
        WithClause { Name: var name } => IsWith(conversation, name) != clause.IsNegative,
        _ => true,
    };

    private bool IsNamed(SeenConversation conversation, string name)
    {
        var title = conversation.Partner is { } partner ? people[partner].DisplayName : conversation.Title ?? "";
        var titleWords = WordTokenizer.Tokenize(title);
        return WordTokenizer.Tokenize(name).TrueForAll(word =>
            titleWords.Exists(titleWord => titleWord.Plain.StartsWith(word.Plain, StringComparison.Ordinal)));
    }

    private bool IsWith(SeenConversation conversation, string name) =>
        conversation.Partner is { } partner && (IsMe(name) || PeopleNamed(name).Contains(partner));

    private static SeenConversation UnreadOf(SeenConversation conversation) => conversation with
    {
        Stays = [.. conversation.Stays.Select(stay => (Math.Max(stay.First, conversation.Read + 1), stay.Last))],
    };
}
