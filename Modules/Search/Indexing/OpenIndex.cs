using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace OurWhats.Search.Indexing;

/// <summary>Lucene's objects for an index opened for reading and writing.</summary>
internal sealed record OpenIndex(FSDirectory Directory, IndexWriter Writer, SearcherManager Manager) : IDisposable
{
    private const double WriteBufferMegabytes = 16;

    public static OpenIndex At(string path, OpenMode mode)
    {
        var directory = DirectoryAt(path);
        IndexWriter writer = new(directory, new(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
        {
            OpenMode = mode,
            RAMBufferSizeMB = WriteBufferMegabytes,
            Similarity = LayerSimilarity.Instance,
            MergePolicy = new TieredMergePolicy { ForceMergeDeletesPctAllowed = 0 },
        });
        return new(directory, writer, new(writer, applyAllDeletes: true, new LayerSearcherFactory()));
    }

    // The data folder is locked as a whole; a crash would leave a lock of Lucene's behind.
    public static FSDirectory DirectoryAt(string path) => FSDirectory.Open(path, NoLockFactory.GetNoLockFactory());

    public void Dispose()
    {
        Manager.Dispose();
        try
        {
            Writer.Rollback();
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // The index is damaged, so there is nothing to save.
        }

        Directory.Dispose();
    }

    private sealed class LayerSearcherFactory : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) =>
            new(reader) { Similarity = LayerSimilarity.Instance };
    }
}
