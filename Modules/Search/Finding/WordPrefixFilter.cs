using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using OurWhats.Search.Indexing;

namespace OurWhats.Search.Finding;

/// <summary>
/// Messages with a word that begins with a prefix. Differs from Lucene's PrefixFilter by its deadline.
/// </summary>
/// <param name="prefix">The prefix, without accents.</param>
/// <param name="deadline">Deadline of the search.</param>
internal sealed class WordPrefixFilter(string prefix, Deadline deadline) : Filter
{
    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        FixedBitSet found = new(context.AtomicReader.MaxDoc);
        var terms = context.AtomicReader.GetTerms(IndexFields.Text)?.GetEnumerator();
        BytesRef first = new(prefix);
        if (terms is null || terms.SeekCeil(first) == TermsEnum.SeekStatus.END) return found;
        DocsEnum? docs = null;
        do
        {
            if (!StringHelper.StartsWith(terms.Term, first) || deadline.IsOver) break;
            docs = terms.Docs(acceptDocs, docs, DocsFlags.NONE);
            while (docs.NextDoc() is var doc && doc != DocIdSetIterator.NO_MORE_DOCS) found.Set(doc);
        }
        while (terms.MoveNext());
        return found;
    }
}
