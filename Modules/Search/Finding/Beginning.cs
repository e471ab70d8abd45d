using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using OurWhats.Search.Indexing;

namespace OurWhats.Search.Finding;

/// <summary>Messages with a word that begins so.</summary>
/// <param name="beginning">The first letters, without accents.</param>
/// <param name="deadline">When to stop looking.</param>
internal sealed class Beginning(string beginning, Deadline deadline) : Filter
{
    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        FixedBitSet found = new(context.AtomicReader.MaxDoc);
        var terms = context.AtomicReader.GetTerms(IndexFields.Text)?.GetEnumerator();
        BytesRef first = new(beginning);
        if (terms is null || terms.SeekCeil(first) == TermsEnum.SeekStatus.END) return found;
        DocsEnum? docs = null;
        do
        {
            if (!StringHelper.StartsWith(terms.Term, first) || deadline.IsOver) break;
            docs = terms.Docs(acceptDocs, docs, DocsFlags.NONE);
            for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc()) found.Set(doc);
        }
        while (terms.MoveNext());
        return found;
    }
}
