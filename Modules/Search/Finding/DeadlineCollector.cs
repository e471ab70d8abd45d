using Lucene.Net.Index;
using Lucene.Net.Search;

namespace OurWhats.Search.Finding;

/// <summary>Collects matching documents until the deadline.</summary>
internal sealed class DeadlineCollector(ICollector inner, Deadline deadline) : ICollector
{
    private const int DocumentsBetweenChecks = 256;

    private int count;

    public bool AcceptsDocsOutOfOrder => inner.AcceptsDocsOutOfOrder;

    public void SetScorer(Scorer scorer) => inner.SetScorer(scorer);

    public void SetNextReader(AtomicReaderContext context)
    {
        if (deadline.IsOver) throw new CollectionTerminatedException();
        inner.SetNextReader(context);
    }

    public void Collect(int doc)
    {
        if (++count % DocumentsBetweenChecks == 0 && deadline.IsOver) throw new CollectionTerminatedException();
        inner.Collect(doc);
    }
}
