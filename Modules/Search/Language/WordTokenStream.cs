using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace OurWhats.Search.Language;

/// <summary>Passes words to Lucene, with all layers of a word at the same position.</summary>
internal sealed class WordTokenStream : TokenStream
{
    private readonly ICharTermAttribute term;
    private readonly IPositionIncrementAttribute position;
    private readonly IEnumerator<(string Term, int Increment)> terms;

    public WordTokenStream(IEnumerable<Word> words)
    {
        term = AddAttribute<ICharTermAttribute>();
        position = AddAttribute<IPositionIncrementAttribute>();
        terms = Terms(words).GetEnumerator();
    }

    public override bool IncrementToken()
    {
        if (!terms.MoveNext()) return false;
        ClearAttributes();
        term.SetEmpty().Append(terms.Current.Term);
        position.PositionIncrement = terms.Current.Increment;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) terms.Dispose();
        base.Dispose(disposing);
    }

    private static IEnumerable<(string, int)> Terms(IEnumerable<Word> words) =>
        words.SelectMany(word => TermLayers.Of(word).Distinct().Select((term, i) => (term, i == 0 ? 1 : 0)));
}
