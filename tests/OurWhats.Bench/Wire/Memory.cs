using System.Globalization;

namespace OurWhats.Bench.Wire;

/// <summary>Memory of a process, in KiB; nothing where the system does not tell (it is read from /proc).</summary>
/// <param name="Resident">All its pages in memory (RSS).</param>
/// <param name="Proportional">The same, with shared pages divided among those who share them (PSS).</param>
internal readonly record struct Memory(double? Resident, double? Proportional)
{
    public static Memory Of(int process)
    {
        var path = $"/proc/{process}/smaps_rollup";
        if (!File.Exists(path)) return default;
        var lines = File.ReadAllLines(path);
        return new(Find(lines, "Rss:"), Find(lines, "Pss:"));
    }

    private static double? Find(string[] lines, string name) =>
        double.Parse(lines.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..^"kB".Length], CultureInfo.InvariantCulture);
}
