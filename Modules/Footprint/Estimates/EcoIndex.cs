namespace OurWhats.Footprint.Estimates;

/// <summary>
/// EcoIndex of a page view (method of GreenIT.fr, Collectif numérique responsable): its rank among the pages of the web
/// by number of elements, requests and kB. Not rounded.
/// </summary>
/// <param name="Score">0 to 100; 100 is best.</param>
internal readonly record struct EcoIndex(double Score)
{
    // Quantiles of pages of the web in steps of 5 %, as published with the method.
    private static readonly double[] Elements =
    [
        0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603,
        674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601,
    ];

    private static readonly double[] Requests =
    [
        0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78,
        86, 95, 105, 117, 130, 147, 170, 205, 281, 3920,
    ];

    private static readonly double[] Kilobytes =
    [
        0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32,
        1648.27, 1876.08, 2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26,
    ];

    /// <summary>"A" to "G".</summary>
    public string Grade => Score switch
    {
        > 80 => "A",
        > 70 => "B",
        > 55 => "C",
        > 40 => "D",
        > 25 => "E",
        > 10 => "F",
        _ => "G",
    };

    /// <summary>
    /// gCO2e of the page view by the EcoIndex formula, terminals included. Never add it to <see cref="Carbon"/>.
    /// </summary>
    public double Grams => 2 + 2 * (50 - Score) / 100;

    /// <summary>Centilitres of water for the page view, by the EcoIndex formula.</summary>
    public double Centilitres => 3 + 3 * (50 - Score) / 100;

    /// <param name="elements">HTML elements of the page, without those inside SVGs.</param>
    /// <param name="requests">Number of requests with an empty cache.</param>
    /// <param name="bytes">Bytes transferred.</param>
    public static EcoIndex Of(double elements, double requests, double bytes) =>
        new(100 - 5 * (3 * Rank(Elements, elements) + 2 * Rank(Requests, requests) + Rank(Kilobytes, bytes / 1000)) / 6);

    // Position among the quantiles, with linear interpolation.
    private static double Rank(double[] quantiles, double value)
    {
        for (var i = 1; i < quantiles.Length; i++)
        {
            if (value < quantiles[i])
                return i - 1 + (value - quantiles[i - 1]) / (quantiles[i] - quantiles[i - 1]);
        }

        return quantiles.Length - 1;
    }
}
