using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Storage;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

/// <summary>What machines ask for, which follow no redirect: monitors, crawlers, browsers by themselves.</summary>
public sealed class MonitorTests
{
    private const string Foreign = "Host: 10.1.2.3:8080\r\n";

    [Theory]
    [InlineData("GET /health HTTP/1.0\r\n")]
    [InlineData("GET /health HTTP/1.0\r\n" + Foreign)]
    [InlineData("GET /health HTTP/1.1\r\n" + Foreign)]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: elsewhere.example\r\n")]
    [InlineData("GET /health HTTP/1.1\r\nHost:\r\nUser-Agent: Nagios\r\nAccept: application/json\r\n")]
    [InlineData("GET /health/ HTTP/1.1\r\n" + Foreign)]
    [InlineData("GET /health?x=1 HTTP/1.1\r\n" + Foreign)]
    [InlineData("HEAD /health HTTP/1.0\r\n")]
    [InlineData("HEAD /health HTTP/1.1\r\n" + Foreign)]
    public async Task Health_is_told_at_once_before_and_after_the_first_run(string request)
    {
        await using var empty = await World.Empty();
        await using var world = await World.Start();

        foreach (var asked in (World[])[empty, world])
        {
            var (head, body) = await Ask(asked, request);

            Assert.StartsWith("HTTP/1.1 200 OK", head, StringComparison.Ordinal);
            Assert.Contains("Content-Type: text/plain", head, StringComparison.Ordinal);
            if (request.StartsWith("HEAD", StringComparison.Ordinal)) Assert.Empty(body);
            else Assert.StartsWith("ok\n", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_a_503_with_the_reason()
    {
        await using var world = await World.Start();
        var path = Path.Combine(world.Installation.Data, "ourwhats.db");
        world.Installation.Services.GetRequiredService<Database>().Dispose(); // its connections would keep the file
        File.Move(path, path + ".away");
        Directory.CreateDirectory(path);

        var get = (await world.Visitor().Get("/health")).Must(503);
        (await world.Visitor().Send(HttpMethod.Head, "/health", null)).Must(503);

        Assert.StartsWith("database: ", get.Html, StringComparison.Ordinal);
        Assert.Contains("search: ", get.Html, StringComparison.Ordinal);
        Directory.Delete(path);
        File.Move(path + ".away", path);
        Assert.StartsWith("ok", (await world.Visitor().Get("/health")).Must(200).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/robots.txt", 404)]
    [InlineData("HEAD", "/robots.txt", 404)]
    [InlineData("GET", "/favicon.ico", 404)]
    [InlineData("GET", "/apple-touch-icon.png", 404)]
    [InlineData("GET", "/.well-known/acme-challenge/abc", 404)]
    [InlineData("GET", "/.well-known/change-password", 404)]
    [InlineData("GET", "/manifest.json", 404)]
    [InlineData("GET", "/a/00000000.js", 404)]
    [InlineData("HEAD", "/a/00000000.js", 404)]
    [InlineData("GET", "/healthz", 404)]
    [InlineData("OPTIONS", "/health", 405)]
    [InlineData("PROPFIND", "/", 405)]
    public async Task What_is_not_there_is_so_for_everybody(string method, string address, int status)
    {
        await using var empty = await World.Empty();
        await using var world = await World.Start();

        foreach (var person in (Person[])[empty.Visitor(), world.Visitor(), world.Alice])
        {
            // A method that changes something comes from a page of ours.
            var answer = (await person.Send(new(method), address, null, ("Sec-Fetch-Site", "none"))).Must(status);
            if (method != "HEAD") Assert.NotNull(answer.Alert);
        }
    }

    // As bytes, because clients would set a host and follow redirects.
    private static async Task<(string Head, string Body)> Ask(World world, string request)
    {
        var cancel = TestContext.Current.CancellationToken;
        using TcpClient client = new();
        await client.ConnectAsync(world.Installation.Address.Host, world.Installation.Address.Port, cancel);
        await using var line = client.GetStream();
        await line.WriteAsync(Encoding.ASCII.GetBytes(request + "Connection: close\r\n\r\n"), cancel);
        using StreamReader reader = new(line);
        var parts = (await reader.ReadToEndAsync(cancel)).Split("\r\n\r\n", 2);
        return (parts[0], parts[1]);
    }
}
