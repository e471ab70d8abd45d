using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using OurWhats.Search.Asking;
using OurWhats.Search.Indexing;
using OurWhats.Search.Language;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Web;

namespace OurWhats.Search.Finding;

/// <summary>A question of a person, made a query of the index.</summary>
/// <param name="me">Who asks.</param>
/// <param name="people">Everybody's names.</param>
/// <param name="conversations">What they may see.</param>
/// <param name="deadline">When to stop looking.</param>
internal sealed class Asked(CurrentUser me, IPeople people, IReadOnlyList<SeenConversation> conversations, Deadline deadline)
{
    // The order of names that two people share is no matter.
    private const int MostNamesakes = 50;

    private readonly Dictionary<string, Sight> sights = [];

    /// <summary>The messages among which the question looks: the same object for the same conversations.</summary>
    public Sight SightOf(Question question)
    {
        var seen = conversations.Where(one => question.Clauses.All(clause => IsIn(one, clause))).ToList();
        if (question.Clauses.Any(clause => clause is StateClause { State: State.Unread, IsNegative: false })) seen = [.. seen.Select(Unread)];
        var key = string.Join(' ', seen.Select(one => $"{one.Key}{(one.Stays is [(var first, _), ..] ? first : 0)}"));
        if (!sights.TryGetValue(key, out var sight)) sights[key] = sight = new(seen);
        return sight;
    }

    /// <summary>What must hold, with how near each message is.</summary>
    public Query QueryOf(Question question)
    {
        BooleanQuery query = [];
        var words = question.Words.ToList();
        foreach (var clause in question.Clauses)
        {
            var isIdle = clause is WordsClause { IsOptional: true, IsNegative: false } && words.Exists(one => !one.IsOptional);
            if (QueryOf(clause) is { } part) query.Add(part, clause.IsNegative ? Occur.MUST_NOT : isIdle ? Occur.SHOULD : Occur.MUST);
        }

        // Words in the order asked for, side by side, come before the same words apart.
        if (words.Count > 1 && words.TrueForAll(one => one.Words.Count == 1))
        {
            MultiPhraseQuery phrase = new() { Slop = 2, Boost = 1 };
            foreach (var one in words) phrase.Add(new Term(IndexFields.Text, one.Words[0].Plain));
            query.Add(phrase, Occur.SHOULD);
        }

        if (!question.Clauses.Any(clause => !clause.IsNegative && QueryOf(clause) is not null)) query.Add(new MatchAllDocsQuery(), Occur.MUST);
        return query;
    }

    /// <summary>What must hold, with the messages that say it as written before the others.</summary>
    public Query InTwoParts(Question question)
    {
        BooleanQuery query = new() { { new ConstantScoreQuery(QueryOf(question)), Occur.MUST } };
        BooleanQuery asWritten = [];
        foreach (var clause in question.Words.Where(clause => !clause.IsOptional)) asWritten.Add(WordQuery.AsWritten(clause), Occur.MUST);
        if (asWritten.Clauses.Count > 0) query.Add(new ConstantScoreQuery(asWritten), Occur.SHOULD);
        return query;
    }

    private Query? QueryOf(IClause clause) => clause switch
    {
        WordsClause words => WordQuery.Any(words, deadline),
        FromClause from => Authors(from.Name),
        DayClause days => NumericRangeQuery.NewInt64Range(IndexFields.At, 16, Start(days.First), Start(days.End), true, false),
        KindClause kind => new TermQuery(new(IndexFields.Kind, kind.Kind)),
        TypeClause type => new TermQuery(new(IndexFields.Type, type.Type)),
        SizeClause size => NumericRangeQuery.NewInt64Range(IndexFields.Bytes, 16, size.Least, size.Most, true, true),
        StateClause { State: State.Sent } => Author(me.Id),
        StateClause { State: State.Received } => Not(Author(me.Id)),
        StateClause { State: State.Unread, IsNegative: false } => Not(Author(me.Id)),
        _ => null, // which conversations: SightOf
    };

    private BooleanQuery Authors(string name)
    {
        BooleanQuery authors = [];
        foreach (var person in Named(name)) authors.Add(Author(person), Occur.SHOULD);
        return authors;
    }

    private IEnumerable<long> Named(string name)
    {
        if (Fold.Plain(name) is "moi" or "me") return [me.Id];
        var plain = name.TrimStart('@');
        return people.Find(plain) is { } known ? [known.Id] : people.Search(plain, MostNamesakes).Select(person => person.Id);
    }

    private bool IsIn(SeenConversation conversation, IClause clause) => clause switch
    {
        InClause(_, _, var name) => Bears(conversation, name) != clause.IsNegative,
        WithClause(_, _, var name) => (conversation.Partner is { } partner && (Fold.Plain(name) is "moi" or "me" || Named(name).Contains(partner))) != clause.IsNegative,
        _ => true,
    };

    private bool Bears(SeenConversation conversation, string name)
    {
        var title = Words.Of(conversation.Partner is { } partner ? people[partner].DisplayName : conversation.Title ?? "");
        return Words.Of(name).TrueForAll(word => title.Exists(own => own.Plain.StartsWith(word.Plain, StringComparison.Ordinal)));
    }

    private static SeenConversation Unread(SeenConversation conversation) => conversation with
    {
        Stays = [.. conversation.Stays.Select(stay => (Math.Max(stay.First, conversation.Read + 1), stay.Last))],
    };

    private long? Start(DateOnly? day)
    {
        if (day is not { } known) return null;
        var midnight = known.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, me.Zone.GetUtcOffset(midnight)).ToUnixTimeMilliseconds();
    }

    private static TermQuery Author(long person) => new(new Term(IndexFields.Author, person.ToString(CultureInfo.InvariantCulture)));

    private static BooleanQuery Not(Query query) => new() { { new MatchAllDocsQuery(), Occur.MUST }, { query, Occur.MUST_NOT } };
}
