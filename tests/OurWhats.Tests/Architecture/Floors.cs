namespace OurWhats.Tests.Architecture;

/// <summary>Folders, each with the lower folders that it depends on.</summary>
internal sealed class Floors
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> below = new(StringComparer.Ordinal);

    /// <param name="uses">Which folder uses which, and an example of types that do.</param>
    public Floors(IEnumerable<(string From, string To, string Because)> uses)
    {
        foreach (var (from, to, because) in uses)
        {
            if (!below.ContainsKey(to)) below[to] = new(StringComparer.Ordinal);
            if (!below.TryGetValue(from, out var targets)) below[from] = targets = new(StringComparer.Ordinal);
            targets.TryAdd(to, because);
        }
    }

    public int Count => below.Count;

    /// <summary>The uses that are part of a cycle, in order, each with an example; none if folders stand on each other.</summary>
    public IReadOnlyList<string> Cycles() => [.. Uses()
        .Where(use => Reaches(use.To, use.From))
        .Select(use => $"{use.From} → {use.To}, as {below[use.From][use.To]}")];

    /// <summary>The picture in Mermaid. An arrow that follows from others is left out.</summary>
    public string Draw()
    {
        var arrows = Uses().Where(use => !IsImplied(use.From, use.To)).Select(use => $"    {use.From} --> {use.To}\n");
        var alone = below.Keys.Where(IsAlone).Select(folder => $"    {folder}\n");
        return "flowchart TD\n" + string.Concat(arrows.Concat(alone));
    }

    private IEnumerable<(string From, string To)> Uses() => below.SelectMany(floor => floor.Value.Keys.Select(to => (floor.Key, to)));

    private bool IsImplied(string from, string to) => below[from].Keys.Any(other => other != to && Reaches(other, to));

    private bool IsAlone(string folder) => below[folder].Count == 0 && !Uses().Any(use => use.To == folder);

    private bool Reaches(string from, string to)
    {
        HashSet<string> seen = [];
        Queue<string> next = new([from]);
        while (next.TryDequeue(out var folder))
        {
            if (folder == to) return true;
            foreach (var target in below[folder].Keys.Where(seen.Add)) next.Enqueue(target);
        }

        return false;
    }
}
