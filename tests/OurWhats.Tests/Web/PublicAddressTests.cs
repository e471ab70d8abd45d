using System.Text.RegularExpressions;
using OurWhats.Host;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

/// <summary>The address that others reach the site at, and the proxies that may tell it.</summary>
public sealed partial class PublicAddressTests
{
    private static readonly (string, string) Secure = ("X-Forwarded-Proto", "https");
    private static readonly (string, string) Evil = ("Host", "evil.example");

    [Fact]
    public async Task Links_that_leave_the_site_begin_with_its_public_address()
    {
        await using var world = await World.Start(settings: ["--public-url", "https://chat.example.org/"]);
        var group = await world.Alice.Founds("Chorale");
        var bob = await world.Person("Bob");
        (await world.Alice.Post("/admin/invitations")).Must(303);

        string[] pages =
        [
            (await world.Alice.Get(group.Address, Evil)).Must(200).Html,
            (await world.Alice.Get("/admin", Evil)).Must(200).Html,
            (await world.Alice.Post(bob.AdminAddress + "/reset-link", null, Evil, ("Sec-Fetch-Site", "same-origin"))).Must(200).Html,
        ];

        foreach (var page in pages)
        {
            Assert.StartsWith("https://chat.example.org/", AbsoluteLink().Match(page).Value, StringComparison.Ordinal);
            Assert.DoesNotContain("evil.example", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_public_address_links_begin_as_the_browser_asked()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");

        var page = (await world.Alice.Get(group.Address, ("Host", "chat.example.org"), Secure)).Must(200).Html;

        Assert.StartsWith("https://chat.example.org/join/", AbsoluteLink().Match(page).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.0/8,fd00::/8", false)]
    [InlineData("10.0.0.0/8, 127.0.0.1", true)]
    [InlineData("127.0.0.0/8", true)]
    public async Task Only_the_proxies_named_are_believed(string proxies, bool isBelieved)
    {
        await using var world = await World.Start(settings: ["--proxies", proxies]);
        var group = await world.Alice.Founds("Chorale");

        var page = (await world.Alice.Get(group.Address, Secure)).Must(200).Html;

        Assert.StartsWith(isBelieved ? "https://" : "http://", AbsoluteLink().Match(page).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--public-url", "chat.example.org")]
    [InlineData("--public-url", "https://chat.example.org/path")]
    [InlineData("--public-url", "ftp://chat.example.org")]
    [InlineData("--proxies", "10.0.0.0/8,everybody")]
    [InlineData("--proxies", "10.0.0.0/40")]
    public async Task An_address_that_is_none_keeps_it_from_starting(string option, string value)
    {
        var folder = Directory.CreateTempSubdirectory("ourwhats-refused-").FullName;

        var code = await OurWhatsHost.Run([option, value, "--urls", "http://127.0.0.1:0", "--data", folder])
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(1, code);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Behind_HTTPS_the_cookie_belongs_to_this_host_alone_and_old_sessions_go_on()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var old = bob.SessionKey!;
        var (nobody, browser) = (world.Visitor("Bob"), world.Visitor("Bob"));

        var cookie = Assert.Single(
            (await nobody.SignIn(headers: Secure)).Must(303).Headers.GetValues("Set-Cookie"),
            sent => sent.StartsWith("__Host-", StringComparison.Ordinal)); // beside the mark of a known browser
        var key = cookie.Split('=', ';')[1];
        var moved = (await browser.Get("/me", Secure, ("Cookie", "s=" + old))).Must(200);

        Assert.StartsWith("__Host-s=", cookie, StringComparison.Ordinal);
        foreach (var attribute in (string[])["secure", "httponly", "samesite=lax", "path=/"])
            Assert.Contains("; " + attribute, cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain", cookie, StringComparison.Ordinal);
        (await browser.Get("/me", Secure, ("Cookie", "__Host-s=" + key))).Must(200);
        (await browser.Get("/me", ("Cookie", "__Host-s=" + key))).Must(303);
        var cookies = moved.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, sent => sent.StartsWith($"__Host-s={old};", StringComparison.Ordinal));
        var removed = Assert.Single(cookies, sent => sent.StartsWith("s=;", StringComparison.Ordinal));
        Assert.Contains("expires=Thu, 01 Jan 1970", removed, StringComparison.Ordinal);
        Assert.False((await browser.Get("/me", Secure, ("Cookie", "__Host-s=" + old))).Must(200).Headers.Contains("Set-Cookie"));
        var end = await browser.Post("/sign-out", null, Secure, ("Cookie", "__Host-s=" + key), ("Sec-Fetch-Site", "same-origin"));
        Assert.Contains(end.Headers.GetValues("Set-Cookie"), sent => sent.StartsWith("__Host-s=;", StringComparison.Ordinal));
    }

    [GeneratedRegex("https?://[^\"<]*/(?:join|reset|sign-up)[^\"<]*")]
    private static partial Regex AbsoluteLink();
}
