using OurWhats.Tests.Browser.Wire;

namespace OurWhats.Bench.Wire;

/// <summary>How light: the bytes of each step of a day, and how long a message takes from browser to browser.</summary>
internal static class WireBench
{
    /// <summary>Runs the scenario and prints its table. Gives the process's exit code.</summary>
    public static async Task<int> Run(string[] args)
    {
        if (WireOptions.Of(args) is not { } options) return Help();
        var plain = await Repeat(options, null);
        using LocalCertificate certificate = new();
        var secure = await Repeat(options, certificate);
        Console.WriteLine(WireTable.Of(plain, secure));
        return 0;
    }

    private static async Task<IReadOnlyList<Measures>> Repeat(WireOptions options, LocalCertificate? certificate)
    {
        List<Measures> runs = [];
        for (var run = 1; run <= options.Runs; run++)
        {
            await Console.Error.WriteLineAsync($"{(certificate is null ? "HTTP/1.1" : "HTTP/2 with TLS")}, run {run}");
            await using var scene = await Scene.Set(certificate);
            Measures measures = new();
            await new Scenario(scene, options, measures).Play();
            if (options.Explains && run == 1) measures.Explain(Console.Error);
            runs.Add(measures);
        }

        return runs;
    }

    private static int Help()
    {
        Console.Error.WriteLine("OurWhats.Bench wire [--runs 3] [--idle 180] [--explain]");
        return 1;
    }
}
