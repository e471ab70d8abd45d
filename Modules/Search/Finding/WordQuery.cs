using Lucene.Net.Index;
using Lucene.Net.Search;
using OurWhats.Search.Indexing;
using OurWhats.Search.Language;
using OurWhats.Search.Parsing;

namespace OurWhats.Search.Finding;

/// <summary>
/// Lucene queries for words. They search every layer of a word and weight exact layers higher, so that exact matches
/// come first.
/// </summary>
internal static class WordQuery
{
    // Each weight exceeds the sum of those that follow.
    private const float WrittenWeight = 16;
    private const float PlainWeight = 8;
    private const float StemWeight = 4;
    private const float HeadWeight = 2;
    private const float PrefixWeight = 1;

    /// <summary>Messages with the words in any form.</summary>
    public static Query AnyForm(WordsClause clause, Deadline deadline)
    {
        if (clause.IsExact) return AnyAccents(clause.Words);
        return clause.Words is [var word] ? Single(word, clause.Prefix, deadline) : Several(clause.Words);
    }

    /// <summary>Messages with the words exactly as they were typed.</summary>
    public static Query AsWritten(WordsClause clause) =>
        clause.Words is [var word] ? Term(Written(word)) : Phrase(clause.Words, word => [Written(word)]);

    private static BooleanQuery AnyAccents(IReadOnlyList<Word> words)
    {
        BooleanQuery query = [];
        Add(query, Phrase(words, word => [word.Plain]), PlainWeight);
        Add(query, Phrase(words, word => [Written(word)]), WrittenWeight);
        return query;
    }

    private static BooleanQuery Single(Word word, string? prefix, Deadline deadline)
    {
        BooleanQuery query = [];
        Add(query, Term(Written(word)), WrittenWeight);
        if (word is { WithSign: { } withSign, Plain.Length: 1 })
        {
            Add(query, Term(withSign), PlainWeight); // "C#" must not match every C
            return query;
        }

        Add(query, Term(word.Plain), PlainWeight);
        if (word.IsSign) return query;
        if (!word.IsName)
        {
            foreach (var stem in TermLayers.Stem(word.Plain)) Add(query, Term(stem), StemWeight);
            foreach (var head in Stems.Heads(word.Plain)) Add(query, Term(TermLayers.Head(head)), HeadWeight);
        }

        if (prefix is not null)
            Add(query, new ConstantScoreQuery(new WordPrefixFilter(prefix, deadline)), PrefixWeight);
        return query;
    }

    private static BooleanQuery Several(IReadOnlyList<Word> words)
    {
        BooleanQuery query = [];
        Add(query, Phrase(words, word => [Written(word)]), WrittenWeight);
        Add(query, Phrase(words, word => [word.Plain, .. TermLayers.Stem(word.Plain)]), StemWeight);
        if (words[0].Compound is { } compound)
        {
            Add(query, Term(compound), PlainWeight);
            foreach (var head in WordFamilies.HeadsOf(compound))
                Add(query, Term(TermLayers.Head(head)), HeadWeight);
        }

        return query;
    }

    private static string Written(Word word) =>
        word.IsSign ? word.Plain : TermLayers.Written(word.WithSign ?? word.Lower);

    private static Query Phrase(IReadOnlyList<Word> words, Func<Word, string[]> layers)
    {
        if (words is [var single]) return Term(layers(single)[0]);
        MultiPhraseQuery phrase = [];
        foreach (var word in words)
            phrase.Add([.. layers(word).Distinct().Select(layer => new Term(IndexFields.Text, layer))]);
        return phrase;
    }

    private static TermQuery Term(string layer) => new(new Term(IndexFields.Text, layer));

    private static void Add(BooleanQuery query, Query part, float weight)
    {
        part.Boost = weight;
        query.Add(part, Occur.SHOULD);
    }
}
