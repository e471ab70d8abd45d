using System.Collections.Concurrent;
using System.Globalization;

namespace OurWhats.Tests.Browser.Budgets;

/// <summary>Compares measurements with their budgets and writes them to TestResults/budgets.md.</summary>
internal static class Ledger
{
    private static readonly ConcurrentDictionary<string, (double Measured, double? Budget, string Unit)> Figures = new();
    private static readonly Lock Gate = new();

    /// <summary>Fails when the budget is passed; the figure is noted first.</summary>
    public static void Hold(string what, double measured, double budget, string unit = "B")
    {
        Write(what, measured, budget, unit);
        Assert.True(measured > 0, $"{what}: nothing was measured");
        Assert.True(measured <= budget, $"{what}: {Number(measured)} {unit}, over the budget of {Number(budget)} {unit}");
    }

    /// <summary>Notes a figure that has no budget.</summary>
    public static void Note(string what, double measured, string unit = "B") => Write(what, measured, null, unit);

    /// <summary>Says in the test's output what went over the wire.</summary>
    public static void Explain(IEnumerable<object> lines)
    {
        foreach (var line in lines) TestContext.Current.TestOutputHelper?.WriteLine(line.ToString() ?? "");
    }

    private static void Write(string what, double measured, double? budget, string unit)
    {
        Figures[what] = (measured, budget, unit);
        TestContext.Current.TestOutputHelper?.WriteLine(Line(what, measured, budget, unit));
        lock (Gate)
        {
            var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults"));
            File.WriteAllLines(Path.Combine(folder.FullName, "budgets.md"),
                [
                    "| what | measured | budget |",
                    "|---|---|---|",
                    .. Figures
                        .OrderBy(figure => figure.Key, StringComparer.Ordinal)
                        .Select(figure => Line(figure.Key, figure.Value.Measured, figure.Value.Budget, figure.Value.Unit)),
                ]);
        }
    }

    private static string Line(string what, double measured, double? budget, string unit) =>
        $"| {what} | {Number(measured)} {unit} | {(budget is { } most ? $"{Number(most)} {unit}" : "–")} |";

    private static string Number(double number) => number.ToString("#,0.#", CultureInfo.InvariantCulture);
}
