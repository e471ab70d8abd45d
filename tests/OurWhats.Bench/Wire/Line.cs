using System.Globalization;

namespace OurWhats.Bench.Wire;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured, with its unit.</param>
/// <param name="Of">The figure of one run; null where it was not measured.</param>
/// <param name="Peers">The others' figures.</param>
/// <param name="Decimals">How many are shown.</param>
/// <param name="Most">The budget over HTTP/1.1, or null.</param>
/// <param name="MostSecure">The budget over HTTP/2 with TLS, or null.</param>
internal sealed record Line(string What, Func<Measures, double?> Of, double?[] Peers, int Decimals = 0, double? Most = null, double? MostSecure = null)
{
    public string Tell(IReadOnlyList<Measures> plain, IReadOnlyList<Measures> secure) =>
        $"| {What} | {string.Join(" | ", [Cell(plain, Most), Cell(secure, MostSecure), Budget, .. Peers.Select(Number)])} |";

    private string Budget => (Most, MostSecure) switch
    {
        (null, null) => "",
        ({ } most, null) => "≤ " + Number(most),
        (null, { } most) => $"HTTP/2 ≤ {Number(most)}",
        ({ } most, { } secure) when most == secure => "≤ " + Number(most),
        ({ } most, { } secure) => $"≤ {Number(most)}; HTTP/2 ≤ {Number(secure)}",
    };

    // Median (least–most).
    private string Cell(IReadOnlyList<Measures> runs, double? most)
    {
        double[] figures = [.. runs.Select(Of).OfType<double>().Order()];
        if (figures is []) return "–";
        var median = (figures[(figures.Length - 1) / 2] + figures[figures.Length / 2]) / 2;
        var spread = Number(figures[0]) == Number(figures[^1]) ? "" : $" ({Number(figures[0])}–{Number(figures[^1])})";
        return median > most ? $"**{Number(median)}**{spread}, over the budget" : Number(median) + spread;
    }

    private string Number(double? number) => number is { } figure ? figure.ToString("N" + Decimals, CultureInfo.InvariantCulture) : "–";
}
