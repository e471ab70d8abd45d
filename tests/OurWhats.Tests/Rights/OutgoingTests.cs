using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Rights;

/// <summary>That a run would notice what leaves this machine; that nothing does, the run itself asserts.</summary>
public sealed class OutgoingTests(Chromium chromium)
{
    // No machine of the Internet has these addresses and this name (RFC 5737, 3849 and 6761).
    private const string Nobody = "192.0.2.1";

    /// <summary>Those that this machine can address.</summary>
    public static TheoryData<string> Others => Socket.OSSupportsIPv6
        ? [Nobody, "2001:db8::1", "::ffff:" + Nobody]
        : [Nobody];

    [Theory]
    [MemberData(nameof(Others))]
    public async Task A_connection_to_another_machine_is_noticed(string address)
    {
        var noticed = Outgoing.Provoke();

        await GiveUp(async cancel =>
        {
            var end = IPAddress.Parse(address);
            using Socket socket = new(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(new IPEndPoint(end, 80), cancel);
        });

        Assert.StartsWith("ConnectStart InterNetwork", Assert.Single(noticed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_to_another_machine_is_noticed()
    {
        var noticed = Outgoing.Provoke();

        using HttpClient client = new();
        await GiveUp(cancel => client.GetAsync(new Uri("http://nobody.invalid/"), cancel));

        Assert.Contains("ResolutionStart nobody.invalid", noticed);
    }

    [Fact]
    public async Task What_stays_on_this_machine_is_not()
    {
        var noticed = Outgoing.Provoke();

        await using var world = await World.Start();
        (await world.Alice.Get("/")).Must(200);
        using HttpClient client = new();
        Uri health = new($"http://localhost:{world.Installation.Address.Port}/health");
        await client.GetStringAsync(health, TestContext.Current.CancellationToken);

        Assert.Empty(noticed);
    }

    [Fact]
    public async Task What_a_page_requests_of_another_machine_is_noticed()
    {
        ConcurrentQueue<string> noticed = new();
        await using var context = await chromium.NewContext(new($"http://{Nobody}"), noticed: noticed);
        await context.RouteAsync("**/*", route => route.AbortAsync());
        var page = await context.NewPageAsync();

        await page.SetContentAsync($"<img src='data:,x'><img src='http://{Nobody}/x.png'>");

        await Until.IsTrue(() => !noticed.IsEmpty, "the request was noticed");
        Assert.Equal($"a page requested http://{Nobody}/x.png", Assert.Single(noticed));
    }

    // It begins, which is what counts, and need not end.
    private static async Task GiveUp(Func<CancellationToken, Task> leave)
    {
        using CancellationTokenSource cancel = new(TimeSpan.FromSeconds(1));
        try
        {
            await leave(cancel.Token);
        }
        catch (Exception exception) when (exception is SocketException or HttpRequestException or OperationCanceledException)
        {
            // Nobody is there.
        }
    }
}
