using System.Globalization;
using System.Text;
using OurWhats.Bench.Load;

namespace OurWhats.Bench.Neighbours;

/// <summary>The table of all attacks: medians of the rounds.</summary>
internal sealed class NeighbourTable
{
    private const double MostRatio = 3;

    // Of one core, above what the server takes before the attack.
    private const double MostUnrest = 0.02;

    private readonly List<Row> rows = [];
    private double? largestForm;

    public bool IsMet => rows.All(row => row.IsMet) && !(largestForm > LargestForm.MostMilliseconds);

    /// <summary>Milliseconds of the processor that the largest form took.</summary>
    public void Add(double milliseconds) => largestForm = milliseconds;

    public void Add(string attack, IReadOnlyList<Turn> turns)
    {
        rows.Add(new(attack, turns));
        Console.Error.WriteLine(rows[^1].Line);
    }

    public string Markdown()
    {
        StringBuilder text = new();
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        text.AppendLine(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, load of the machine now: {load}\n");
        text.AppendLine("| attack | asked /s | answers in a round | alone p50, p95 | beside p50, p95 | ratio of p95 "
            + "| server, attacker: cores | at rest: before, 2 s after | |");
        text.AppendLine("|---|---:|---|---:|---:|---:|---:|---:|---|");
        foreach (var row in rows) text.AppendLine(row.Line);
        if (largestForm is { } form)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"\nthe largest form let in: {form:0.0} ms of a core, at most {LargestForm.MostMilliseconds:0}");
        }

        return text.ToString();
    }

    private sealed class Row(string attack, IReadOnlyList<Turn> turns)
    {
        public bool IsMet => Ratio <= MostRatio && IsAtRest;

        public string Line => string.Create(
            CultureInfo.InvariantCulture,
            $"| {attack} | {Median(turn => turn.Wave.PerSecond):#,0} | {turns[^1].Wave.Answers} "
            + $"| {Milliseconds(turn => turn.Alone)} | {Milliseconds(turn => turn.Beside)} | {Ratio:0.0} × "
            + $"| {Median(turn => turn.During):0.00}, {Median(turn => turn.Wave.Share):0.00} "
            + $"| {Before:0.00}, {After:0.00} | {(IsMet ? "✓" : Ratio > MostRatio ? "slower" : "no rest")} |");

        // Of the same round, as the machine may have more to do in one than in another.
        private double Ratio => Median(turn => turn.Beside.P95Milliseconds / turn.Alone.P95Milliseconds);

        private bool IsAtRest => Math.Round(Median(turn => turn.RestAfter - turn.RestBefore), 3) <= MostUnrest;

        private double Before => Median(turn => turn.RestBefore);

        private double After => Median(turn => turn.RestAfter);

        private string Milliseconds(Func<Turn, Samples> samples)
        {
            var p50 = Median(turn => samples(turn).P50Milliseconds);
            var p95 = Median(turn => samples(turn).P95Milliseconds);
            return $"{Report.Milliseconds(p50)}, {Report.Milliseconds(p95)}";
        }

        private double Median(Func<Turn, double> value) => Report.Median(turns, value);
    }
}
