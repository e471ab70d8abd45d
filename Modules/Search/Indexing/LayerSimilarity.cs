using Lucene.Net.Search.Similarities;

namespace OurWhats.Search.Indexing;

/// <summary>
/// Scores a message by the weights of the layers that match, and nothing else. Word frequencies are ignored, so
/// that the order of results reveals nothing about messages that the person may not see.
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
