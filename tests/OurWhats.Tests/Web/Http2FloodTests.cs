using System.Diagnostics;
using OurWhats.Tests.Durability;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

public sealed class Http2FloodTests
{
    [Fact]
    public async Task A_connection_that_resets_its_streams_is_closed_and_the_server_comes_to_rest()
    {
        Uri address = new($"http://127.0.0.1:{Ports.Next()}");
        await using Server server = new();
        await server.Start(
            "--Kestrel:Endpoints:Plain:Url", server.Address.ToString(),
            "--Kestrel:Endpoints:Http2:Url", address.ToString(),
            "--Kestrel:Endpoints:Http2:Protocols", "Http2");
        using HttpClient neighbour = new() { BaseAddress = server.Address };
        var begun = 0;

        var attack = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            new Http2Flood(address, null).ResetStreams(more => Interlocked.Add(ref begun, more), CancellationToken.None))));
        for (var i = 0; i < 20; i++) await neighbour.GetStringAsync("/health", TestContext.Current.CancellationToken);

        await Until.Ends(attack);
        Assert.InRange(begun, 1, 500_000);
        await UntilRest(server.ProcessId);
        Assert.StartsWith("ok", await neighbour.GetStringAsync("/health", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    // The time of the processor hardly grows any more.
    private static async Task UntilRest(int process)
    {
        var pause = TimeSpan.FromMilliseconds(300);
        using var server = Process.GetProcessById(process);
        await Until.IsTrue(
            async () =>
            {
                server.Refresh();
                var before = server.TotalProcessorTime;
                await Task.Delay(pause, TestContext.Current.CancellationToken);
                server.Refresh();
                return server.TotalProcessorTime - before < pause / 10;
            },
            "the server was at rest");
    }
}
