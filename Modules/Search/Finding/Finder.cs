using J2N.Numerics;
using Lucene.Net.Search;
using Microsoft.Extensions.Configuration;
using OurWhats.Search.Asking;
using OurWhats.Search.Indexing;
using OurWhats.Search.Language;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Web;

namespace OurWhats.Search.Finding;

/// <summary>Answers questions from the index: how many messages, which ones, and what else to ask where there are none.</summary>
internal sealed class Finder(IndexFolder index, IPeople people, IConfiguration configuration)
{
    /// <summary>Results on a page.</summary>
    public const int OnAPage = 20;

    /// <summary>Pages at most.</summary>
    public const int MostPages = 100;

    private const int MostAdvice = 8;

    private readonly TimeSpan time = TimeSpan.FromMilliseconds(configuration.GetValue("Search:Milliseconds", 500));

    /// <summary>Looks for messages.</summary>
    /// <param name="me">Who asks.</param>
    /// <param name="conversations">What they may see, of the conversations in question.</param>
    /// <param name="question">What they look for.</param>
    /// <param name="page">1, 2, 3…</param>
    /// <param name="byNearness">True for the nearest first; false for the newest, those that say it as written before the others.</param>
    public Findings Find(CurrentUser me, IReadOnlyList<SeenConversation> conversations, Question question, int page, bool byNearness)
    {
        Deadline deadline = new(time);
        Asked asked = new(me, people, conversations, deadline);
        return index.Read(searcher => Find(searcher, asked, question, page, byNearness, deadline), Findings.None(question)) with { Percent = index.Percent };
    }

    private static Findings Find(IndexSearcher searcher, Asked asked, Question question, int page, bool byNearness, Deadline deadline)
    {
        var findings = Search(searcher, asked, question, page, byNearness, deadline);
        if (question.Clauses.Count == 0) return findings;
        var isNothing = findings.Total == 0;
        if (Corrected(searcher, asked, question, isNothing, deadline) is { } corrected && Search(searcher, asked, corrected, page, byNearness, deadline) is { Total: > 0 } better)
            return better with { IsCorrected = true };
        return !isNothing ? findings : findings with { Advice = Advice(searcher, asked, question, deadline), IsPartial = deadline.WasMissed };
    }

    private static Findings Search(IndexSearcher searcher, Asked asked, Question question, int page, bool byNearness, Deadline deadline)
    {
        var query = byNearness ? asked.QueryOf(question) : asked.InTwoParts(question);
        Sort sort = new(SortField.FIELD_SCORE, new SortField(IndexFields.Key, SortFieldType.INT64, reverse: true));
        var most = Math.Clamp(page, 1, MostPages) * OnAPage;
        var collector = TopFieldCollector.Create(sort, most, fillFields: true, trackDocScores: true, trackMaxScore: false, docsScoredInOrder: false);
        Collect(searcher, query, asked.SightOf(question), collector, deadline);
        var found = collector.GetTopDocs(most - OnAPage, OnAPage);
        var hits = found.ScoreDocs.Cast<FieldDoc>().Select(hit => new Hit(((Number)hit.Fields[1]).ToInt64(), byNearness || hit.Score > 1));
        return Findings.None(question) with { Total = collector.TotalHits, Hits = [.. hits], IsPartial = deadline.WasMissed };
    }

    private static int Count(IndexSearcher searcher, Asked asked, Question question, Deadline deadline)
    {
        TotalHitCountCollector collector = new();
        Collect(searcher, asked.QueryOf(question), asked.SightOf(question), collector, deadline);
        return collector.TotalHits;
    }

    // What one may see comes first, so that what others say costs no time to go through.
    private static void Collect(IndexSearcher searcher, Query query, Sight sight, ICollector collector, Deadline deadline) =>
        searcher.Search(new FilteredQuery(query, sight, FilteredQuery.LEAP_FROG_FILTER_FIRST_STRATEGY), new PunctualCollector(collector, deadline));

    // Words that nothing holds are read as those that they are most like; where their stem found something all the same, as those
    // from which only doubled letters tell them apart.
    private static Question? Corrected(IndexSearcher searcher, Asked asked, Question question, bool isNothing, Deadline deadline)
    {
        var corrected = question;
        foreach (var clause in question.Words.Where(clause => clause is { IsExact: false, Words: [{ IsSign: false, Signed: null }] }))
        {
            var asIs = isNothing ? clause : clause with { IsExact = true };
            if (Count(searcher, asked, question with { Clauses = [asIs] }, deadline) > 0 || (!isNothing && clause.Words[0].IsName)) continue;
            if (Correction.Of(clause.Words[0].Plain, searcher.IndexReader, asked.SightOf(question), isNothing ? null : Correction.IsTwin, deadline) is not { } word)
            {
                if (isNothing) return null;
                continue;
            }

            word = Correction.Written(word, searcher.IndexReader, asked.SightOf(question));
            corrected = corrected.With(clause, clause with { Written = word, Words = Words.Of(word), IsBeginning = false });
        }

        return corrected == question ? null : corrected;
    }

    // What would be found without one of the parts; where that is nothing either, by one of them alone.
    private static List<Advice> Advice(IndexSearcher searcher, Asked asked, Question question, Deadline deadline)
    {
        if (question.Clauses.Count < 2) return [];
        var parts = question.Clauses.Take(MostAdvice).ToList();
        List<Advice> without = [.. parts.Select(part => new Advice(part, question.Without(part), 0)).Select(Counted).Where(advice => advice.Count > 0)];
        return without.Count > 0 ? without : [.. parts.Where(part => !part.IsNegative).Select(part => new Advice(part, question with { Clauses = [part] }, 0, IsAlone: true)).Select(Counted).Where(advice => advice.Count > 0)];

        Advice Counted(Advice advice) => advice with { Count = Count(searcher, asked, advice.Question, deadline) };
    }
}

/// <summary>What was found.</summary>
/// <param name="Question">What was looked for in the end.</param>
/// <param name="Total">How many messages.</param>
/// <param name="Hits">Those of the page.</param>
/// <param name="IsCorrected">True where a typing mistake was forgiven.</param>
/// <param name="IsPartial">True where time was up.</param>
/// <param name="Percent">How much of the index is built.</param>
/// <param name="Advice">What would find something, where nothing was found.</param>
internal sealed record Findings(Question Question, int Total, IReadOnlyList<Hit> Hits, bool IsCorrected, bool IsPartial, int Percent, IReadOnlyList<Advice> Advice)
{
    public static Findings None(Question question) => new(question, 0, [], IsCorrected: false, IsPartial: false, 100, []);
}

/// <summary>A message that was found.</summary>
/// <param name="Key">Its key.</param>
/// <param name="IsAsWritten">True where it says the words as they were typed; always in the order of nearness, which does not ask.</param>
internal readonly record struct Hit(long Key, bool IsAsWritten);

/// <summary>What would find something.</summary>
/// <param name="Part">The part of the question that excludes everything, or that alone finds something.</param>
/// <param name="Question">The question without it, or of it alone.</param>
/// <param name="Count">How many messages.</param>
/// <param name="IsAlone">True where it is of that part alone.</param>
internal sealed record Advice(IClause Part, Question Question, int Count, bool IsAlone = false);
