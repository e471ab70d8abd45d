using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

public sealed class ConnectionLimitTests
{
    private const int Many = 100;

    [Fact]
    public async Task Further_connections_of_one_network_are_closed_until_others_are()
    {
        await using var world = await World.Start(settings: ["--proxies", "10.0.0.1", "--Limits:ConnectionsPerNetwork", "5"]);

        var lines = await Lines(world, 20);
        var answers = await Task.WhenAll(lines.Select(Answer));

        Assert.Equal(5, answers.Count(answer => answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)));
        Assert.Equal(15, answers.Count(answer => answer.Length == 0));
        lines.ForEach(line => line.Dispose());
        await Until.IsTrue(
            async () =>
            {
                using var line = await Line(world);
                return (await Answer(line)).Length > 0;
            },
            "there was room for a connection again");
    }

    [Fact]
    public async Task Connections_of_a_proxy_are_those_of_everybody()
    {
        await using var world = await World.Start(settings: ["--Limits:ConnectionsPerNetwork", "5"]);

        var lines = await Lines(world, 20);

        Assert.All(await Task.WhenAll(lines.Select(Answer)), answer => Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal));
        lines.ForEach(line => line.Dispose());
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX: ")]
    [InlineData("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nuserName=")]
    public async Task Connections_that_send_slowly_are_ended_and_ordinary_people_go_on(string beginning)
    {
        await using var world = await World.Start(adapt: builder => builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(2);
            kestrel.Limits.MinRequestBodyDataRate = new(240, TimeSpan.FromSeconds(2));
        }));
        using WorkUnderWay work = new(world);
        var bob = await world.Person("Bob");

        var lines = await Lines(world, Many);
        foreach (var line in lines) await line.SendAsync(Encoding.Latin1.GetBytes(beginning));
        var conversation = await world.Alice.WritesTo(bob, "bonjour");
        await bob.Reads(conversation);

        var answers = await Task.WhenAll(lines.Select(UntilClosed));
        Assert.All(answers, answer => Assert.DoesNotContain(" 200 ", answer, StringComparison.Ordinal));
        await work.UntilRest();
        lines.ForEach(line => line.Dispose());
    }

    [Fact]
    public async Task Slow_senders_and_streams_of_one_connection_are_limited_by_default()
    {
        await using var world = await World.Start();
        var limits = world.Installation.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.InRange(limits.RequestHeadersTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Assert.InRange(limits.KeepAliveTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(3));
        Assert.InRange(limits.MinRequestBodyDataRate!.BytesPerSecond, 100, 1000);
        Assert.InRange(limits.MinResponseDataRate!.BytesPerSecond, 100, 1000);
        Assert.InRange(limits.MaxRequestHeadersTotalSize, 1, 32 * 1024);
        Assert.InRange(limits.Http2.MaxStreamsPerConnection, 1, 100);
        Assert.Equal(20_000, limits.MaxConcurrentConnections);
    }

    private static async Task<List<Socket>> Lines(World world, int count)
    {
        List<Socket> lines = [];
        for (var i = 0; i < count; i++) lines.Add(await Line(world));
        return lines;
    }

    private static async Task<Socket> Line(World world)
    {
        Socket line = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var address = world.Installation.Address;
        try
        {
            await line.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        }
        catch (SocketException)
        {
            // Refused at once, as its answer will show.
        }

        return line;
    }

    // Empty if the connection was closed instead.
    private static async Task<string> Answer(Socket line)
    {
        try
        {
            await line.SendAsync("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
            return await Received(line);
        }
        catch (SocketException)
        {
            return "";
        }
    }

    private static async Task<string> UntilClosed(Socket line)
    {
        StringBuilder all = new();
        try
        {
            while (await Received(line) is { Length: > 0 } more) all.Append(more);
        }
        catch (SocketException)
        {
            // Closed by force.
        }

        return all.ToString();
    }

    private static async Task<string> Received(Socket line)
    {
        var buffer = new byte[4096];
        var received = await Until.Ends(line.ReceiveAsync(buffer, TestContext.Current.CancellationToken).AsTask());
        return Encoding.Latin1.GetString(buffer, 0, received);
    }
}
