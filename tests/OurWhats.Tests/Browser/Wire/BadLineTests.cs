using System.Net;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Browser.Wire;

public sealed class BadLineTests : IAsyncLifetime
{
    private readonly HttpClient client = new() { Timeout = Until.Patience };
    private Installation application = null!;
    private BadLine line = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        application = await Installation.Start();
        line = BadLine.To(application.Address.Port);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await line.DisposeAsync();
        await application.DisposeAsync();
    }

    [Fact]
    public async Task A_line_that_is_cut_refuses_until_it_is_well_again()
    {
        Assert.Equal(HttpStatusCode.OK, await Ask("/health"));

        line.Cut();
        await Assert.ThrowsAsync<HttpRequestException>(() => Ask("/health"));
        line.Mend();

        Assert.Equal(HttpStatusCode.OK, await Ask("/health"));
    }

    [Fact]
    public async Task What_a_line_swallows_arrives_once_it_is_well_again()
    {
        line.Swallow();
        var asked = Ask("/health?swallowed");
        await Until.IsTrue(() => line.HasSwallowed("/health?swallowed"), "the request was swallowed");
        Assert.False(asked.IsCompleted);

        line.Mend();

        Assert.Equal(HttpStatusCode.OK, await asked);
    }

    [Fact]
    public async Task What_a_line_swallows_is_lost_when_it_is_cut()
    {
        line.Swallow();
        var asked = Ask("/health?swallowed");
        await Until.IsTrue(() => line.HasSwallowed("/health?swallowed"), "the request was swallowed");

        line.Cut();

        await Assert.ThrowsAsync<HttpRequestException>(() => asked);
    }

    [Fact]
    public async Task A_line_may_swallow_answers_alone()
    {
        line.SwallowAnswers();
        var begun = client.PostAsync(new Uri(line.Address, "/first-run"), FirstRun(), Cancel);
        await Until.IsTrue(HasBegun, "the place had begun");
        Assert.False(begun.IsCompleted);

        line.Mend();

        Assert.Equal(HttpStatusCode.OK, (await begun).StatusCode);
    }

    [Fact]
    public async Task A_slow_line_takes_as_long_as_its_bytes()
    {
        var bytes = (await client.GetByteArrayAsync(new Uri(line.Address, "/sign-in"), Cancel)).Length;
        var start = Environment.TickCount64;

        line.Slow(bytesPerSecond: bytes * 2);
        await client.GetByteArrayAsync(new Uri(line.Address, "/sign-in"), Cancel);

        Assert.True(Environment.TickCount64 - start > 400);
    }

    private async Task<bool> HasBegun()
    {
        using var answer = await client.GetAsync(application.Address, Cancel);
        return answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in";
    }

    private static FormUrlEncodedContent FirstRun() => new(new Dictionary<string, string>
    {
        ["place"] = "Lycée Jean-Moulin",
        ["policy"] = "Anyone",
        ["userName"] = "alice",
        ["displayName"] = "Alice",
        ["password"] = "une phrase bien assez longue",
        ["zone"] = "Europe/Paris",
    });

    private async Task<HttpStatusCode> Ask(string address)
    {
        using var answer = await client.GetAsync(new Uri(line.Address, address), Cancel);
        return answer.StatusCode;
    }
}
