using Lucene.Net.Search.Similarities;

namespace OurWhats.Search.Indexing;

/// <summary>
/// How near a message is to what was looked for: the weight of each word's nearest layer, nothing else. How often others say
/// a word counts for nothing, so the order of results tells nothing of their messages.
/// </summary>
internal sealed class Nearness : DefaultSimilarity
{
    public static Nearness Instance { get; } = new();

    public override float Tf(float freq) => 1;

    public override float Idf(long docFreq, long numDocs) => 1;

    public override float QueryNorm(float sumOfSquaredWeights) => 1;

    public override float Coord(int overlap, int maxOverlap) => 1;

    public override float SloppyFreq(int distance) => 1;
}
