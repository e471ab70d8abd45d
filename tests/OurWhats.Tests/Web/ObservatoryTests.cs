using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

/// <summary>What MDN's HTTP Observatory would say of the site behind HTTPS.</summary>
public sealed class ObservatoryTests
{
    private const int LeastScore = 125;

    private static readonly (string, string)[] Https = [("X-Forwarded-Proto", "https"), ("Host", "chat.example.org")];

    // Every rule that gives or takes points; the others give 0.
    private static readonly Dictionary<string, int> OfPages = new()
    {
        ["content-security-policy"] = 10,
        ["referrer-policy"] = 5,
        ["x-frame-options"] = 5,
        ["cross-origin-resource-policy"] = 10,
        ["cross-origin-opener-policy"] = 10,
    };

    [Theory]
    [InlineData("/sign-in", 200)]
    [InlineData("/sign-up", 200)]
    [InlineData("/ecoconception", 200)]
    [InlineData("/reset/zzzzzzzzzzzzzzzz", 404)]
    public async Task Pages_for_everybody_get_more_than_the_best_grade_needs(string address, int status)
    {
        await using var world = await World.Start();

        var page = (await world.Visitor().Get(address, Https)).Must(status);

        var points = Observatory.Points(page, []);
        Assert.Equal(OfPages, points.Where(of => of.Value != 0).ToDictionary());
        Assert.Equal(140, Observatory.Score(points));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/c/{conversation}")]
    [InlineData("/me")]
    [InlineData("/footprint")]
    [InlineData("/nowhere")]
    public async Task Pages_of_those_who_are_signed_in_get_points_for_their_cookies_too(string address)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, Some.Text());
        var signedIn = (await world.Visitor("Bob").SignIn(headers: [.. Https, ("Sec-Fetch-Site", "same-origin")])).Must(303);
        var cookies = signedIn.Headers.GetValues("Set-Cookie").ToList();
        var key = cookies.Single(cookie => cookie.StartsWith("__Host-s=", StringComparison.Ordinal)).Split(';')[0];
        address = address.Replace("{conversation}", $"{conversation}", StringComparison.Ordinal);

        var page = await world.Visitor().Get(address, [.. Https, ("Cookie", key)]);

        var points = Observatory.Points(page, cookies);
        Assert.Equal(new Dictionary<string, int>(OfPages) { ["cookies"] = 5 }, points.Where(of => of.Value != 0).ToDictionary());
        Assert.InRange(Observatory.Score(points), LeastScore, 145);
    }

    [Fact]
    public async Task Without_HTTPS_and_on_answers_without_headers_the_formula_gives_less()
    {
        await using var world = await World.Start();

        var plain = Observatory.Points((await world.Visitor().Get("/sign-in")).Must(200), ["sessionid=1; path=/"]);
        var health = Observatory.Points((await world.Visitor().Get("/health")).Must(200), []);

        Assert.Equal((-20, -40), (plain["strict-transport-security"], plain["cookies"]));
        Assert.Equal(40, Observatory.Score(plain));
        Assert.Equal((-25, -20), (health["content-security-policy"], health["x-frame-options"]));
        Assert.Equal(35, Observatory.Score(health));
    }
}
