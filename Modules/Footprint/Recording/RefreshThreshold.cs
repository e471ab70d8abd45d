using System.Collections.Concurrent;

namespace OurWhats.Footprint.Recording;

/// <summary>Decides when a person's figures have changed enough to send the dashboard again. In memory.</summary>
internal sealed class RefreshThreshold
{
    // About fifty pages, or one photo in full size.
    private const long BytesWorthShowing = 100_000;

    private readonly ConcurrentDictionary<long, (long Unshown, int Version)> people = new();

    /// <summary>Adds to a person's traffic. Ignores person 0.</summary>
    public void Add(long person, long bytes)
    {
        if (person > 0) people.AddOrUpdate(person, (bytes, 0), (_, shown) => Grow(shown, bytes));
    }

    /// <summary>Resets the threshold, because the person is being shown their current figures.</summary>
    public void MarkShown(long person) => people.AddOrUpdate(person, (0, 0), (_, shown) => (0, shown.Version));

    /// <summary>A number that changes when the figures are worth sending again.</summary>
    public int VersionOf(long person) => people.GetValueOrDefault(person).Version;

    private static (long Unshown, int Version) Grow((long Unshown, int Version) shown, long bytes)
    {
        var unshown = shown.Unshown + bytes;
        return unshown < BytesWorthShowing ? (unshown, shown.Version) : (0, shown.Version + 1);
    }
}
