using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace OurWhats.Search.Language;

/// <summary>Hands words to the index, all the layers of one at the same place.</summary>
internal sealed class WordStream : TokenStream
{
    private readonly ICharTermAttribute term;
    private readonly IPositionIncrementAttribute position;
    private readonly IEnumerator<(string Term, int Increment)> terms;

    public WordStream(IEnumerable<Word> words)
    {
        (term, position) = (AddAttribute<ICharTermAttribute>(), AddAttribute<IPositionIncrementAttribute>());
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
        words.SelectMany(word => Layers.Of(word).Distinct().Select((term, i) => (term, i == 0 ? 1 : 0)));
}
