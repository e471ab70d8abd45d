namespace OurWhats.Bench.Wire;

/// <summary>
/// The EcoIndex of a page: 100 - 5 (3 q(elements) + 2 q(requests) + q(kB)) / 6, where q is the rank among the published
/// quantiles, interpolated. Source of formula and quantiles: GreenIT.fr and Collectif numérique responsable,
/// cnumr/GreenIT-Analysis script/ecoIndex.js, the same in cnumr/ecoindex_python; taken from the HTTP Archive.
/// </summary>
internal static class EcoIndex
{
    private static readonly double[] Elements =
        [0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601];

    private static readonly double[] Requests =
        [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920];

    private static readonly double[] Kilobytes =
    [
        0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06, 2465.37,
        2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26,
    ];

    /// <summary>The score, 100 for nothing at all.</summary>
    /// <param name="elements">Elements of the page.</param>
    /// <param name="requests">Requests that it took.</param>
    /// <param name="bytesDown">Bytes received for it, headers included.</param>
    public static double Of(double elements, double requests, double bytesDown) =>
        100 - 5 * (3 * Rank(Elements, elements) + 2 * Rank(Requests, requests) + Rank(Kilobytes, bytesDown / 1000)) / 6;

    private static double Rank(double[] quantiles, double value)
    {
        var next = Array.FindIndex(quantiles, 1, limit => value < limit);
        if (next < 0) return quantiles.Length - 1;
        return next - 1 + (value - quantiles[next - 1]) / (quantiles[next] - quantiles[next - 1]);
    }
}
