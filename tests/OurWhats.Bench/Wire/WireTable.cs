using System.Runtime.InteropServices;

namespace OurWhats.Bench.Wire;

/// <summary>Says in Markdown what was measured, beside the budgets and the others.</summary>
internal static class WireTable
{
    private const double KibibytesPerMebibyte = 1024;

    private static readonly Line[] Lines =
    [
        new("S1 cold load, B", run => run.ColdLoad?.Total, Peers.ColdLoad, Most: 30_000),
        new("— down, B", run => run.ColdLoad?.Down, Peers.ColdLoadDown),
        new("— up, B", run => run.ColdLoad?.Up, Peers.ColdLoadUp),
        new("— until the list shows, ms", run => run.ColdLoad?.Milliseconds, Peers.ColdLoadMilliseconds),
        new("S2 reload, warm cache, B", run => run.Reload?.Total, Peers.Reload, Most: 2_500),
        new("S2b browser restarted, same profile, B", run => run.Return?.Total, Peers.Return, Most: 2_500),
        new("S3 open conversation (40 messages), B", run => run.Opening?.Total, Unknown, Most: 5_000),
        new("S3 and \"Voir plus\" (50 messages), B", Opened, Peers.Opening),
        new("— messages shown", run => run.Shown, Peers.Shown),
        new("— requests", run => Requests(run.Opening) + Requests(run.More), Peers.OpeningRequests),
        new("S1+S3 from nothing to reading, B", run => run.ColdLoad?.Total + Opened(run), Peers.ColdLoadAndOpening),
        new("S2b+S3 return visit to reading, B", run => run.Return?.Total + Opened(run), Peers.ReturnAndOpening),
        new("S4 reader, B per message", run => Each(run.Reading?.Total), Peers.Reading, 1, Most: 120),
        new("— down", run => Each(run.Reading?.Down), Peers.ReadingDown, 1),
        new("— up", run => Each(run.Reading?.Up), Peers.ReadingUp, 1),
        new("S4 latency median, ms", run => Quantile(run.Delivered, 0.5), Peers.DeliveryMedian, 1, 30, 30),
        new("S4 latency p95, ms", run => Quantile(run.Delivered, 0.95), Peers.DeliveryP95, 1, 80, 80),
        new("S5 idle, B per minute (reader)", run => run.Silence?.Total / run.SilentMinutes, Peers.Silence, 1, Most: 25),
        new("S6 sender, B per message", run => Each(run.Sending?.Total), Peers.Sending, 1, 1_000, 280),
        new("— up", run => Each(run.Sending?.Up), Peers.SendingUp, 1),
        new("— down", run => Each(run.Sending?.Down), Peers.SendingDown, 1),
        new("S7 image: sender up, B", run => run.PhotoSent?.Up, Peers.PhotoUp),
        new("— sender down", run => run.PhotoSent?.Down, Peers.PhotoSenderDown),
        new("— reader down", run => run.PhotoReceived?.Down, Peers.PhotoDown, Most: 10_000),
        new("— from choosing the file to shown at the reader, ms", run => run.PhotoReceived?.Milliseconds, Peers.PhotoMilliseconds),
        new("S8 server, before anyone, MiB RSS", run => run.AtRest.Resident / KibibytesPerMebibyte, Peers.AtRest),
        new("S8 server, two signed in, MiB RSS", run => run.WithBoth.Resident / KibibytesPerMebibyte, Peers.WithBoth, 0, 150, 150),
        new("— the same, MiB PSS", run => run.WithBoth.Proportional / KibibytesPerMebibyte, Peers.WithBothProportional),
        new("S8 server, 10 s after both left, MiB RSS", run => run.Afterwards.Resident / KibibytesPerMebibyte, Peers.Afterwards),
        new("S9 requests in S1, that from / to the sign-in with them", run => Requests(run.ColdLoad), Peers.Requests),
        new("S9 DOM nodes, list shown", run => run.ListElements, Peers.ListElements),
        new("S9 EcoIndex, list shown", run => run.EcoIndexOfList, Peers.EcoIndexOfList, 1),
        new("S9 DOM nodes, conversation open", run => run.OpenElements, Peers.OpenElements, 0, 380, 380),
        new("S9 EcoIndex, S1+S3, conversation open", run => run.EcoIndexOfOpen, Peers.EcoIndexOfOpen, 1),
    ];

    private static double?[] Unknown => new double?[Peers.Names.Length];

    public static string Of(IReadOnlyList<Measures> plain, IReadOnlyList<Measures> secure)
    {
        string[] heads = ["", "OurWhats", "OurWhats, HTTP/2 and TLS", "budget", .. Peers.Names];
        string[] lines =
        [
            $"| {string.Join(" | ", heads)} |",
            $"|---|{string.Concat(heads.Skip(1).Select(_ => "---:|"))}",
            .. Lines.Select(line => line.Tell(plain, secure)),
            "",
            Deliveries("HTTP/1.1", plain),
            Deliveries("HTTP/2 with TLS", secure),
            Machine(),
        ];
        return string.Join('\n', lines);
    }

    // All messages that were timed, whatever the run.
    private static string Deliveries(string how, IReadOnlyList<Measures> runs)
    {
        IReadOnlyList<double> all = [.. runs.SelectMany(run => run.Delivered.Concat(run.DeliveredLater))];
        return FormattableString.Invariant($"- Enter to the other's page, {how}: median {Quantile(all, 0.5):0.0} ms, p95 {Quantile(all, 0.95):0.0} ms, {all.Count} messages in {runs.Count} runs (The Lounge: {Peers.DeliveryMedian[0]} and {Peers.DeliveryP95[0]} ms; goal: 30 and 80 ms)");
    }

    // Times are worth what the machine had left for them.
    private static string Machine()
    {
        var load = File.Exists("/proc/loadavg") ? $", load of the last 15 minutes {File.ReadAllText("/proc/loadavg").Split(' ')[2]}" : "";
        return $"- {Environment.ProcessorCount} processors{load}; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}";
    }

    private static double? Opened(Measures run) => run.Opening?.Total + run.More?.Total;

    // Inside TLS they cannot be told apart.
    private static double? Requests(Traffic? traffic) => traffic is { Requests: > 0 } some ? some.Requests : null;

    private static double? Each(double? total) => total / Measures.Messages;

    private static double? Quantile(IReadOnlyList<double> figures, double share) =>
        figures.Count == 0 ? null : figures.Order().ElementAt(Math.Min(figures.Count - 1, (int)Math.Ceiling(share * figures.Count) - 1));
}
