using Lucene.Net.Index;
using Lucene.Net.Search;
using OurWhats.Search.Asking;
using OurWhats.Search.Indexing;
using OurWhats.Search.Language;

namespace OurWhats.Search.Finding;

/// <summary>Words as queries: each layer of them, the nearer the heavier, so that the very word comes before those like it.</summary>
internal static class WordQuery
{
    // Each outweighs all that follow together.
    private const float WrittenWeight = 16;
    private const float PlainWeight = 8;
    private const float StemWeight = 4;
    private const float HeadWeight = 2;
    private const float BeginningWeight = 1;

    /// <summary>Messages where the words stand in any form.</summary>
    public static Query Any(WordsClause clause, Deadline deadline)
    {
        if (clause.IsExact) return Exact(clause.Words);
        return clause.Words is [var word] ? Single(word, clause.Beginning, deadline) : Several(clause.Words);
    }

    /// <summary>Messages where they stand exactly as written.</summary>
    public static Query AsWritten(WordsClause clause) => clause.Words is [var word] ? Term(Written(word)) : Phrase(clause.Words, word => [Written(word)]);

    private static BooleanQuery Exact(IReadOnlyList<Word> words)
    {
        BooleanQuery query = [];
        Add(query, Phrase(words, word => [word.Plain]), PlainWeight);
        Add(query, Phrase(words, word => [Written(word)]), WrittenWeight);
        return query;
    }

    private static BooleanQuery Single(Word word, string? beginning, Deadline deadline)
    {
        BooleanQuery query = [];
        Add(query, Term(Written(word)), WrittenWeight);
        if (word is { Signed: { } signed, Plain.Length: 1 })
        {
            Add(query, Term(signed), PlainWeight); // "C#" is not any C
            return query;
        }

        Add(query, Term(word.Plain), PlainWeight);
        if (word.IsSign) return query;
        foreach (var stem in word.IsName ? [] : Layers.Stem(word.Plain)) Add(query, Term(stem), StemWeight);
        foreach (var head in word.IsName ? [] : Stems.Heads(word.Plain)) Add(query, Term(Layers.Head(head)), HeadWeight);
        if (beginning is not null) Add(query, new ConstantScoreQuery(new Beginning(beginning, deadline)), BeginningWeight);
        return query;
    }

    private static BooleanQuery Several(IReadOnlyList<Word> words)
    {
        BooleanQuery query = [];
        Add(query, Phrase(words, word => [Written(word)]), WrittenWeight);
        Add(query, Phrase(words, word => [word.Plain, .. Layers.Stem(word.Plain)]), StemWeight);
        if (words[0].Together is { } together)
        {
            Add(query, Term(together), PlainWeight);
            foreach (var head in Families.Of(together)) Add(query, Term(Layers.Head(head)), HeadWeight);
        }

        return query;
    }

    private static string Written(Word word) => word.IsSign ? word.Plain : Layers.Written(word.Signed ?? word.Lower);

    private static Query Phrase(IReadOnlyList<Word> words, Func<Word, string[]> layers)
    {
        if (words is [var word]) return Term(layers(word)[0]);
        MultiPhraseQuery phrase = [];
        foreach (var one in words) phrase.Add([.. layers(one).Distinct().Select(layer => new Term(IndexFields.Text, layer))]);
        return phrase;
    }

    private static TermQuery Term(string layer) => new(new Term(IndexFields.Text, layer));

    private static void Add(BooleanQuery query, Query part, float weight)
    {
        part.Boost = weight;
        query.Add(part, Occur.SHOULD);
    }
}
