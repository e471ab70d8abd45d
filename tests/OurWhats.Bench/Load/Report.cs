using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace OurWhats.Bench.Load;

/// <summary>How often and how long each thing is measured: medians of several rounds, those compared by turns.</summary>
internal sealed record Rounds(int Warming, int Count, TimeSpan Time);

/// <summary>The one table, with what each figure stands beside.</summary>
internal sealed class Report
{
    private readonly List<Figure> figures = [];

    public bool IsMet => figures.All(figure => figure.IsMet);

    /// <summary>Compares requests per second.</summary>
    /// <param name="floor">The least ratio.</param>
    public void Rates(string what, IReadOnlyList<Samples> ours, string beside, IReadOnlyList<Samples> theirs, double floor)
    {
        var (mine, other) = (Median(ours, samples => samples.PerSecond), Median(theirs, samples => samples.PerSecond));
        Add(new(what, $"{Number(mine)} /s", $"{beside}: {Number(other)} /s", $"{mine / other:0.00} ×", $"≥ {floor:0.00} ×", mine / other >= floor));
    }

    /// <summary>Tells how long things took: the slow ones beside the usual ones.</summary>
    /// <param name="most">The greatest ratio.</param>
    public void Spread(string what, IReadOnlyList<Samples> samples, double most)
    {
        var (p50, p99) = (Median(samples, samples => samples.P50Milliseconds), Median(samples, samples => samples.P99Milliseconds));
        Add(new(what, $"p99 {Milliseconds(p99)}", $"p50 {Milliseconds(p50)}", $"{p99 / p50:0.0} ×", $"≤ {most:0} ×", p99 / p50 <= most));
    }

    /// <summary>Tells a figure that has a limit of its own.</summary>
    public void Limit(string what, double value, Func<double, string> show, double most, string beside = "") =>
        Add(new(what, show(value), beside, $"{value / most:0.00} ×", $"≤ {show(most)}", value <= most));

    /// <summary>Compares how long the same work took.</summary>
    /// <param name="most">The greatest ratio; none where nothing was promised.</param>
    public void Times(string what, double milliseconds, string beside, double theirs, double? most = null) => Add(new(what, Milliseconds(milliseconds), $"{beside}: {Milliseconds(theirs)}",
        $"{milliseconds / theirs:0.00} ×", most is null ? "" : $"≤ {most:0.00} ×", most is null || milliseconds / theirs <= most));

    /// <summary>Tells a figure without a goal.</summary>
    public void Tell(string what, string value, string beside = "") => Add(new(what, value, beside, "", "", true));

    /// <summary>Notes what did not arrive: nothing may be missing.</summary>
    public void Missing(string what, int missing, int arrived) => Add(new(what + ": not delivered", Number(Math.Max(0, missing)), $"delivered: {Number(arrived)}", "", "0", missing <= 0));

    /// <summary>The table in Markdown, the machine above it.</summary>
    public string Markdown()
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Machine()}\n");
        text.AppendLine("| what | OurWhats | beside | ratio | goal | |\n|---|---|---|---|---|---|");
        foreach (var figure in figures) text.AppendLine(figure.Line);
        return text.ToString();
    }

    public static string Milliseconds(double value) => value.ToString(value < 10 ? "0.00 ms" : "0 ms", CultureInfo.InvariantCulture);

    public static string Megabytes(double bytes) => (bytes / 1048576).ToString("0 MiB", CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString(value is > 0 and < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    public static double Median<T>(IReadOnlyList<T> rounds, Func<T, double> value) => rounds.Select(value).Order().ElementAt(rounds.Count / 2);

    private void Add(Figure figure)
    {
        figures.Add(figure);
        Console.Error.WriteLine(figure.Line);
    }

    private static string Machine()
    {
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[1] ?? "?";
        string[] machine =
        [
            TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            processor,
            string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores"),
            Megabytes(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes),
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
        ];
        return $"{string.Join(", ", machine)}; load of the machine before: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}";
    }

    private sealed record Figure(string What, string Ours, string Beside, string Ratio, string Goal, bool IsMet)
    {
        public string Line => $"| {What} | {Ours} | {Beside} | {Ratio} | {Goal} | {(Goal.Length == 0 ? "" : IsMet ? "✓" : "missed")} |";
    }
}
