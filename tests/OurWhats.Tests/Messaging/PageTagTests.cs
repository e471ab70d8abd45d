using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class PageTagTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/c/1")]
    public async Task A_page_that_is_still_fresh_costs_no_query(string address)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        await world.Alice.WritesTo(bob, Some.Text());
        var first = (await bob.Get(address)).Must(200);

        var second = await bob.Get(address, ("If-None-Match", first.Tag!));

        Assert.Equal(first.Tag, second.Must(304).Tag);
        Assert.Empty(second.Html);
        Assert.Equal(0, await world.QueriesOf(second));
        Assert.True(await world.QueriesOf(first) > 0);
    }

    [Theory]
    [InlineData("W/{0}", 304)] // as proxies that compress make it
    [InlineData("\"other\", {0}", 304)]
    [InlineData("\"other\",W/{0} , \"another\"", 304)]
    [InlineData("*", 200)]
    [InlineData("W/\"other\"", 200)]
    [InlineData("{0}{0}", 200)]
    [InlineData("\"", 200)]
    [InlineData("W/", 200)]
    public async Task Tags_are_compared_as_the_standard_says(string header, int status)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());

        foreach (var address in (string[])["/", $"/c/{conversation}", $"/c/{conversation}/options", "/help"])
        {
            var tag = (await bob.Get(address)).Must(200).Tag!;
            (await bob.Get(address, ("If-None-Match", header.Replace("{0}", tag, StringComparison.Ordinal)))).Must(status);
        }
    }

    [Fact]
    public async Task A_poll_goes_on_from_a_tag_that_a_proxy_has_made_weak()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var (cursor, text) = ((await bob.Reads(conversation)).Cursor, Some.Text());
        await world.Alice.Says(conversation, text);

        var news = await bob.Get($"/pulse?c={conversation}&h=0", ("If-None-Match", $"W/\"{cursor}\""), Person.Htmx);
        var nothing = await bob.Get($"/pulse?c={conversation}&h=0", ("If-None-Match", "W/" + news.Must(200).Tag), Person.Htmx);

        Assert.Contains(text, System.Net.WebUtility.HtmlDecode(news.Html), StringComparison.Ordinal);
        nothing.Must(304);
    }

    [Fact]
    public async Task A_tag_of_before_a_restart_is_not_mistaken_for_another_state()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        await Rename(bob, "Bob Premier");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var before = (await world.Alice.Get($"/c/{conversation}")).Must(200);
        await world.Installation.Stop();
        await world.Installation.Start();
        // As many changes of names as before the restart: Alice came, Bob came, Bob changed his.
        foreach (var name in (string[])["Bob Deuxième", "Bob Troisième", "Bob Second"]) await Rename(bob, name);

        var after = await world.Alice.Get($"/c/{conversation}", ("If-None-Match", before.Tag!));

        Assert.Contains("Bob Premier", before.Html, StringComparison.Ordinal);
        Assert.Contains("Bob Second", after.Must(200).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/c/1")]
    public async Task A_message_makes_the_page_new(string address)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var (first, text) = ((await bob.Get(address)).Must(200), Some.Text());
        await world.Alice.Says(conversation, text);

        var second = await bob.Get(address, ("If-None-Match", first.Tag!));

        Assert.Contains(text, System.Net.WebUtility.HtmlDecode(second.Must(200).Html), StringComparison.Ordinal);
        Assert.NotEqual(first.Tag, second.Tag);
    }

    [Fact]
    public async Task Days_that_pass_make_the_page_new()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-03T21:00:00Z"));
        await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        var first = await world.Alice.Dashboard();

        clock!.Now = clock.Now.AddHours(4);

        (await world.Alice.Get("/", ("If-None-Match", first.Tag!))).Must(200);
        Assert.Contains("<time>22:00</time>", first.Html, StringComparison.Ordinal);
        Assert.Contains("<time>hier</time>", (await world.Alice.Dashboard()).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_is_good_for_one_person_and_one_session()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var tag = (await world.Alice.Dashboard()).Tag!;

        (await bob.Get("/", ("If-None-Match", tag))).Must(200);
        (await world.Alice.Get("/", ("If-None-Match", tag))).Must(304);
        (await world.Alice.SignIn()).Must(303);

        (await world.Alice.Get("/", ("If-None-Match", tag))).Must(200);
    }

    [Fact]
    public async Task Pages_are_kept_by_the_browser_only_and_asked_for_again()
    {
        await using var world = await World.Start();

        var dashboard = await world.Alice.Dashboard();
        var settings = await world.Alice.Get("/me");

        Assert.Equal("no-cache, private", dashboard.Headers.CacheControl!.ToString());
        Assert.Equal("no-store", settings.Headers.CacheControl!.ToString());
    }

    private static async Task Rename(Person person, string name) =>
        (await person.Post("/me", new() { ["displayName"] = name, ["language"] = "fr", ["zone"] = "Europe/Paris" })).Must(303);
}
