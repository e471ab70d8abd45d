using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

/// <summary>Wrong passwords lock out those who send them, and nobody else.</summary>
public sealed class LockoutTests
{
    private static readonly (string, string) Theirs = ("X-Forwarded-For", "203.0.113.7");

    [Fact]
    public async Task Wrong_passwords_from_one_network_lock_out_no_other()
    {
        await using var world = await World.Start();
        await world.Person("Bob");
        await Guess(world, 10, Theirs);

        var theirs = await world.Visitor("Bob").SignIn(headers: Theirs);
        var elsewhere = await world.Visitor("Bob").SignIn(headers: ("X-Forwarded-For", "198.51.100.1"));

        theirs.Must(429);
        elsewhere.Must(303);
    }

    [Fact]
    public async Task A_browser_in_which_the_person_was_signed_in_is_not_locked_out_by_strangers()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        (await bob.Post("/sign-out")).Must(303);
        await Guess(world, 10);
        (await world.Visitor("Bob").SignIn()).Must(429);

        var back = await bob.SignIn();

        back.Must(303);
        await bob.Dashboard();
    }

    [Fact]
    public async Task Guesses_in_a_known_browser_lock_out_that_browser_only()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        (await bob.Post("/sign-out")).Must(303);

        for (var guess = 1; guess < 10; guess++) (await bob.SignIn(Some.OtherPassword)).Must(400);
        (await bob.SignIn(Some.OtherPassword)).Must(429);

        (await bob.SignIn()).Must(429);
        (await world.Visitor("Bob").SignIn()).Must(303);
    }

    [Fact]
    public async Task A_browser_is_known_as_the_person_who_was_signed_in_and_as_nobody_else()
    {
        await using var world = await World.Start();
        await world.Person("Bob");
        await Guess(world, 10);
        var thief = world.Visitor("Bob");

        (await thief.Post("/sign-up", Some.Newcomer("thief"))).Must(303);
        (await thief.Post("/sign-out")).Must(303);

        (await thief.SignIn()).Must(429);
    }

    [Fact]
    public async Task A_new_password_makes_all_other_browsers_unknown()
    {
        await using var world = await World.Start();
        var (here, elsewhere) = (await world.Person("Bob"), world.Visitor("Bob"));
        (await elsewhere.SignIn()).Must(303);

        (await here.Post("/me/password", new() { ["current"] = Some.Password, ["password"] = Some.OtherPassword })).Must(303);
        await Guess(world, 10);

        (await elsewhere.SignIn(Some.OtherPassword)).Must(429);
        (await here.Post("/sign-out")).Must(303);
        (await here.SignIn(Some.OtherPassword)).Must(303);
    }

    [Theory]
    [InlineData("Bob")]
    [InlineData("Nobody")]
    public async Task Who_is_locked_out_learns_when_to_return(string who)
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-20T08:00:00Z"));
        await world.Person("Bob");
        await Guess(world, 10, who: who);
        clock!.Now = clock.Now.AddSeconds(100);

        var refused = await world.Visitor(who).SignIn();
        clock.Now = clock.Now.AddSeconds(200);
        var later = await world.Visitor(who).SignIn();

        Assert.Equal("200", Assert.Single(refused.Must(429).Headers.GetValues("Retry-After")));
        later.Must(who == "Bob" ? 303 : 400);
    }

    [Fact]
    public async Task Guessing_at_a_page_left_open_tells_when_to_return_and_locks_out_nobody_else()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        Dictionary<string, string> guess = new() { ["current"] = "une supposition", ["password"] = Some.OtherPassword };
        for (var i = 1; i < 10; i++) (await bob.Post("/me/password", guess)).Must(400);

        var locked = await bob.Post("/me/password", guess);

        Assert.Equal("300", Assert.Single(locked.Must(429).Headers.GetValues("Retry-After")));
        (await world.Visitor("Bob").SignIn()).Must(303);
    }

    [Theory]
    [InlineData("Bob")]
    [InlineData("Nobody")]
    public async Task Guesses_from_many_networks_lock_out_all_strangers_and_no_known_browser(string who)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        for (var network = 0; network < 20; network++) await Guess(world, 5, From(network), who);

        (await world.Visitor(who).SignIn(headers: From(99))).Must(429);
        (await bob.SignIn()).Must(303);

        static (string, string) From(int network) => ("X-Forwarded-For", $"203.0.113.{network}");
    }

    [Theory]
    [InlineData("2001:db8:1:2:aaaa::1", "2001:db8:1:2:bbbb::2", 429)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", 303)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", 429)]
    [InlineData("::ffff:203.0.113.7", "::ffff:203.0.113.8", 303)]
    public async Task An_ipv6_network_of_64_bits_counts_as_one(string one, string other, int status)
    {
        await using var world = await World.Start();
        await world.Person("Bob");

        await Guess(world, 10, ("X-Forwarded-For", one));

        (await world.Visitor("Bob").SignIn(headers: ("X-Forwarded-For", other))).Must(status);
    }

    [Fact]
    public async Task The_limit_by_address_counts_an_ipv6_network_as_one()
    {
        await using var world = await World.Start("Anyone", null, "--Limits:DoorPerMinute", "5");

        for (var i = 0; i < 5; i++) (await From($"2001:db8:1:2::{i}")).Must(400);

        Assert.NotEmpty((await From("2001:db8:1:2:ffff::1")).Must(429).Headers.GetValues("Retry-After"));
        (await From("2001:db8:1:3::1")).Must(400);

        Task<Page> From(string address) => world.Visitor("Nobody").SignIn(headers: ("X-Forwarded-For", address));
    }

    [Fact]
    public async Task The_mark_of_a_known_browser_travels_to_the_sign_in_only_and_is_opaque()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        var headers = (await world.Visitor("Bob").SignIn()).Must(303).Headers.GetValues("Set-Cookie");
        var mark = Assert.Single(headers, header => header.StartsWith('d'));

        Assert.Contains("path=/sign-in", mark, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", mark, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", mark, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=34560000", mark, StringComparison.OrdinalIgnoreCase); // 400 days
        Assert.Equal(["s"], bob.Cookies.GetCookies(new(world.Installation.Address, "/c/1")).Select(cookie => cookie.Name));
    }

    [Fact]
    public async Task An_invented_mark_makes_no_browser_known()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var mark = bob.Cookies.GetCookies(new(world.Installation.Address, "/sign-in")).Single(cookie => cookie.Name != "s");
        await Guess(world, 10);
        var other = mark.Value[0] == 'B' ? "C" : "B";
        string[] invented =
        [
            "", "x", new('A', mark.Value.Length), other + mark.Value[1..], mark.Value[..^2], mark.Value + "A", new('A', 5000),
        ];

        foreach (var value in invented)
            (await world.Visitor("Bob").SignIn(headers: ("Cookie", $"{mark.Name}={value}"))).Must(429);

        (await world.Visitor("Bob").SignIn(headers: ("Cookie", $"{mark.Name}={mark.Value}"))).Must(303);
    }

    private static async Task Guess(World world, int times, (string, string)? header = null, string who = "Bob")
    {
        for (var guess = 0; guess < times; guess++)
            await world.Visitor(who).SignIn("pas le bon mot de passe", headers: header is { } sent ? [sent] : []);
    }
}
