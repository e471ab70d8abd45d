using System.Diagnostics;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace OurWhats.Search.Finding;

/// <summary>Search time is limited: what is found by then is the answer, which says that it is partial.</summary>
internal sealed class Deadline(TimeSpan time)
{
    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>True once something was left out.</summary>
    public bool WasMissed { get; private set; }

    /// <summary>True when time is up, which is remembered.</summary>
    public bool IsOver => WasMissed = WasMissed || Stopwatch.GetElapsedTime(start) > time;
}

/// <summary>Collects until time is up.</summary>
internal sealed class PunctualCollector(ICollector inner, Deadline deadline) : ICollector
{
    private const int DocumentsBetweenLooks = 256;

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
        if (++count % DocumentsBetweenLooks == 0 && deadline.IsOver) throw new CollectionTerminatedException();
        inner.Collect(doc);
    }
}
