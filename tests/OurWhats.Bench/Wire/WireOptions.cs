using System.Globalization;

namespace OurWhats.Bench.Wire;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Runs">How often each variant is played, on fresh data and fresh browsers.</param>
/// <param name="IdleSeconds">How long S5 is silent.</param>
/// <param name="Explains">True to tell every exchange of the first run, its heads apart from its bodies.</param>
internal sealed record WireOptions(int Runs = 3, int IdleSeconds = 180, bool Explains = false)
{
    /// <summary>Null for what is no option.</summary>
    public static WireOptions? Of(ReadOnlySpan<string> args) => args switch
    {
        [] => new(),
        ["--explain", .. var rest] => Of(rest) is { } others ? others with { Explains = true } : null,
        ["--runs", var count, .. var rest] when Number(count) is { } runs => Of(rest) is { } others ? others with { Runs = runs } : null,
        ["--idle", var count, .. var rest] when Number(count) is { } seconds => Of(rest) is { } others ? others with { IdleSeconds = seconds } : null,
        _ => null,
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
