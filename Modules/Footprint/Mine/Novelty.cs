using System.Collections.Concurrent;

namespace OurWhats.Footprint.Mine;

/// <summary>Whether a person's figures have moved so much that the dashboard is worth sending again for them. In memory.</summary>
internal sealed class Novelty
{
    // Some fifty pages, or one photo opened whole.
    private const long BytesWorthShowing = 100_000;

    private readonly ConcurrentDictionary<long, (long Unshown, int Version)> all = new();

    /// <summary>A person's traffic has grown.</summary>
    public void Add(long person, long bytes)
    {
        if (person > 0) all.AddOrUpdate(person, (bytes, 0), (_, one) => one.Unshown + bytes is var unshown && unshown < BytesWorthShowing ? (unshown, one.Version) : (0, one.Version + 1));
    }

    /// <summary>They are shown now.</summary>
    public void Show(long person) => all.AddOrUpdate(person, (0, 0), (_, one) => (0, one.Version));

    /// <summary>Moves when it is worth it.</summary>
    public int Of(long person) => all.GetValueOrDefault(person).Version;
}
