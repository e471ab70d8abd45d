using System.Diagnostics;
using System.Globalization;
using OurWhats.Tests.Worlds;

namespace OurWhats.Bench.Load;

/// <summary>A server as a process of its own. What it writes on its console goes into a file, as a service manager keeps it.</summary>
internal sealed class LoadServer : IAsyncDisposable
{
    // A bench asks for more than a person would.
    private const string Unlimited =
        "--Limits:ChangesPerSecond 1000000 --Limits:ChangesPerDay 1000000000 --Limits:PollsPerPerson 100000 "
        + "--Limits:Streams 100000 --Limits:StreamsPerPerson 100000 --Limits:ConnectionsPerNetwork 100000 "
        + "--Limits:VisitorsPerSecond 1000000 --Limits:ReadsPerSecond 1000000 --Limits:ReadsAtOnce 100000 "
        + "--Limits:SearchesPerSecond 1000000 --Limits:SearchesAtOnce 100000";

    private readonly Process process;

    private LoadServer(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Resident memory, bytes.</summary>
    public long Resident => long.Parse(File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;

    /// <summary>Time of the processor so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The application on a data folder.</summary>
    public static Task<LoadServer> Start(string data, string more = "") =>
        Start("OurWhats.dll", $"--data {data} {Unlimited} {more}", data + ".log", "/health");

    /// <summary>
    /// The application as a site runs it, with its own limits, and beside it an endpoint for HTTP/2. Only the door is
    /// open, so that each round meets the same cost of hashing.
    /// </summary>
    public static Task<LoadServer> StartLimited(string data, Uri http2) => Start(
        "OurWhats.dll",
        $"--data {data} --Limits:DoorPerMinute 1000000 --Kestrel:Endpoints:Http2:Url {http2} --Kestrel:Endpoints:Http2:Protocols Http2",
        data + ".log",
        "/health",
        "--Kestrel:Endpoints:Plain:Url");

    /// <summary>Kestrel with one endpoint that does nothing, set up like the application.</summary>
    public static Task<LoadServer> StartEmpty(string log) => Start("OurWhats.Bench.dll", "empty", log, "/");

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<LoadServer> Start(string program, string arguments, string log, string probe, string listens = "--urls")
    {
        Uri address = new($"http://127.0.0.1:{Ports.Next()}");
        var path = Path.Combine(AppContext.BaseDirectory, program);
        ProcessStartInfo start = new("/bin/sh", ["-c", $"exec dotnet {path} {arguments} {listens} {address} >> {log} 2>&1"]);
        LoadServer server = new(Process.Start(start)!, address);
        using HttpClient client = new() { BaseAddress = address };
        while (!await Answers(client, probe))
        {
            if (server.process.HasExited) throw new InvalidOperationException(await File.ReadAllTextAsync(log));
            await Task.Delay(10);
        }

        return server;
    }

    private static async Task<bool> Answers(HttpClient client, string probe)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(probe, UriKind.Relative));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
