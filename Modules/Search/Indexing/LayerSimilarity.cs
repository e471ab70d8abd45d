using Lucene.Net.Search.Similarities;

namespace OurWhats.Search.Indexing;

/// <summary>
/// Scores a message only by the weights of the matching layers. Word frequencies are ignored, because the order of
/// results would reveal something about messages that the person may not see.
/// </summary>
internal sealed class LayerSimilarity : DefaultSimilarity
{
    public static LayerSimilarity Instance { get; } = new();

    public override float Tf(float freq) => 1;

    public override float Idf(long docFreq, long numDocs) => 1;

    public override float QueryNorm(float sumOfSquaredWeights) => 1;

    public override float Coord(int overlap, int maxOverlap) => 1;

    public override float SloppyFreq(int distance) => 1;
}
