using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Accounts.FirstRun;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed partial class FirstRunCodeTests
{
    private const string Wrong = "Ce n'est pas le code que montre la console du serveur.";

    [Fact]
    public async Task A_server_that_others_reach_is_begun_with_the_code_of_its_console_only()
    {
        using StringWriter console = new();
        await using var world = await World.Empty(Shows(console), "--urls", "http://0.0.0.0:0");
        var code = CodeIn(console);

        var page = await world.Alice.Get("/first-run");
        var without = await world.Alice.Post("/first-run", Some.FirstRun(world.Alice, "Anyone"));
        var guessed = await world.Alice.Post("/first-run", With("abcdefghijkmnpqr"));
        (await world.Alice.Get("/")).Must(303);
        var right = await world.Alice.Post("/first-run", With($" {code.ToUpperInvariant()} "));

        Assert.Equal("", page.Must(200).Field("code"));
        Assert.DoesNotContain(code, page.Html + guessed.Html, StringComparison.Ordinal);
        Assert.Equal(Wrong, without.Must(400).Alert);
        Assert.Equal(Wrong, guessed.Must(400).Alert);
        Assert.Equal("Alice", guessed.Field("displayName"));
        Assert.Equal("/", right.Must(303).Location);
        (await world.Alice.Get("/admin")).Must(200);

        Dictionary<string, string> With(string typed) => new(Some.FirstRun(world.Alice, "Anyone")) { ["code"] = typed };
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Host", "chat.example")]
    public async Task A_visitor_who_comes_by_a_proxy_is_asked_too(string header, string value)
    {
        using StringWriter console = new();
        await using var world = await World.Empty(Shows(console));
        Assert.Empty(console.ToString());

        var refused = await world.Alice.Post(
            "/first-run",
            Some.FirstRun(world.Alice, "Anyone"),
            (header, value),
            ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(Wrong, refused.Must(400).Alert);
        Assert.NotEmpty(CodeIn(console));
        (await world.Alice.Post("/first-run", Some.FirstRun(world.Alice, "Anyone"))).Must(303);
    }

    [Fact]
    public async Task A_server_that_has_begun_shows_no_code()
    {
        using StringWriter console = new();
        await using var world = await World.Start("Anyone", Shows(console), "--urls", "http://0.0.0.0:0");

        (await world.Alice.Get("/first-run")).Must(303);

        Assert.Empty(console.ToString());
    }

    [Fact]
    public async Task Guesses_are_limited_like_every_sign_in()
    {
        await using var world = await World.Empty(null, "--urls", "http://0.0.0.0:0", "--Limits:DoorPerMinute", "5");

        for (var guess = 0; guess < 5; guess++) (await world.Alice.Post("/first-run", Some.FirstRun(world.Alice, "Anyone"))).Must(400);
        var next = await world.Alice.Post("/first-run", Some.FirstRun(world.Alice, "Anyone"));

        Assert.NotEmpty(next.Must(429).Headers.GetValues("Retry-After"));
    }

    private static Action<WebApplicationBuilder> Shows(StringWriter console) => builder => builder.Services
        .AddSingleton(provider => new FirstRunCode(provider.GetRequiredService<IServer>(), console));

    private static string CodeIn(StringWriter console)
    {
        var line = Assert.Single(console.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return Code().Match(line).Value;
    }

    [GeneratedRegex("[a-z0-9]{16}")]
    private static partial Regex Code();
}
