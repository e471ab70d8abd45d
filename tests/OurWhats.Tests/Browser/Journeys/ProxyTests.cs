using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Browser.Wire;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class ProxyTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Through_nginx_as_it_comes_messages_stream()
    {
        await using var nginx = await Nginx.Before(Application.Address.Port);
        await using var wire = CountingProxy.To(nginx.Address.Port);
        var (alice, bob) = await Two(wire.Address);

        for (var i = 1; i <= 5; i++)
        {
            await alice.Write($"message {i}");
            await bob.Sees($"message {i}");
        }

        Assert.Single(Polls(wire));
        Assert.EndsWith("&s=1", Polls(wire)[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_proxy_that_keeps_answers_until_they_are_whole_a_page_falls_back_by_itself_and_misses_nothing()
    {
        await using var nginx = await Nginx.Before(Application.Address.Port, "proxy_ignore_headers X-Accel-Buffering; proxy_buffering on;");
        await using var wire = CountingProxy.To(nginx.Address.Port);
        var (alice, bob) = await Two(wire.Address);

        await alice.Write("pendant que le flux est retenu");
        await bob.Sees("pendant que le flux est retenu");
        for (var i = 1; i <= 5; i++)
        {
            await alice.Write($"message {i}");
            await bob.Sees($"message {i}");
        }

        Assert.EndsWith("&s=1", Polls(wire)[0].Path, StringComparison.Ordinal);
        Assert.All(Polls(wire).Skip(1), poll => Assert.DoesNotContain("&s=1", poll.Path, StringComparison.Ordinal));
        Assert.Equal(["Tu es là ?", "pendant que le flux est retenu", "message 1", "message 2", "message 3", "message 4", "message 5"], await bob.Texts());
        await bob.Write("bien reçu");
        await alice.Sees("bien reçu");
    }

    [Fact]
    public async Task Behind_a_proxy_that_compresses_and_so_makes_tags_weak_news_arrive_without_a_reload()
    {
        await using var nginx = await Nginx.Before(
            Application.Address.Port,
            "proxy_set_header Accept-Encoding \"\"; gzip on; gzip_proxied any; gzip_min_length 1; gzip_types text/html;");
        var (alice, bob) = await Two(nginx.Address);
        await bob.Composer.FillAsync("une phrase à peine commen");
        await bob.Page.EvaluateAsync("window.isSamePage = true");

        for (var i = 1; i <= 3; i++)
        {
            await alice.Write($"message {i}");
            await bob.Sees($"message {i}");
        }

        Assert.True(await bob.Page.EvaluateAsync<bool>("window.isSamePage === true"));
        Assert.Equal("une phrase à peine commen", await bob.Composer.InputValueAsync());
    }

    // Alice at the application itself, Bob behind the proxy, with their conversation open.
    private async Task<(Visitor Alice, Visitor Bob)> Two(Uri bobsWay)
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Tu es là ?");
        await bob.Page.CloseAsync();
        var behind = await OtherDevice(bob, through: bobsWay);
        await behind.Open("Alice");
        return (alice, behind);
    }

    private static IReadOnlyList<Exchange> Polls(CountingProxy wire) =>
        [.. wire.Exchanges().Where(exchange => exchange.Path.StartsWith("/pulse?c=", StringComparison.Ordinal))];
}
