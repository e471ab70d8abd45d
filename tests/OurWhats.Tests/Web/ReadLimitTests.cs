using System.Text.RegularExpressions;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

public sealed class ReadLimitTests
{
    // Those of docs/running.md.
    private static readonly string[] Defaults =
    [
        "--Limits:VisitorsPerSecond", "20", "--Limits:ReadsPerSecond", "20", "--Limits:ReadsAtOnce", "4",
        "--Limits:SearchesPerSecond", "5", "--Limits:SearchesAtOnce", "2",
    ];

    [Theory]
    [InlineData("/search?q=bonjour")]
    [InlineData("/c/{conversation}?find=bonjour")]
    public async Task Who_searches_without_end_is_asked_to_wait_and_others_are_not(string address)
    {
        await using var world = await World.Start(settings: ["--Limits:SearchesPerSecond", "1"]);
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, "bonjour");
        address = address.Replace("{conversation}", $"{conversation}", StringComparison.Ordinal);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => world.Alice.Get(address)));

        Assert.All(answers, answer => Assert.Contains(answer.Status, (int[])[200, 429]));
        var refused = answers.First(answer => answer.Status == 429);
        Assert.StartsWith("C'est beaucoup à la fois.", refused.Alert, StringComparison.Ordinal);
        Assert.Single(refused.Headers.GetValues("Retry-After"));
        (await bob.Get(address)).Must(200);
        (await world.Alice.Get($"/c/{conversation}")).Must(200);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/c/{conversation}")]
    [InlineData("/c/{conversation}/files")]
    [InlineData("/people?q=b")]
    [InlineData("/groups")]
    [InlineData("/footprint")]
    [InlineData("/admin/footprint")]
    [InlineData("/admin/footprint.csv")]
    [InlineData("/admin/people")]
    [InlineData("/lighten")]
    public async Task Pages_of_one_person_are_limited_together(string address)
    {
        await using var world = await World.Start(settings: ["--Limits:ReadsPerSecond", "1"]);
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        address = address.Replace("{conversation}", $"{conversation}", StringComparison.Ordinal);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => world.Alice.Get(address)));

        Assert.Contains(answers, answer => answer.Status == 429);
        await bob.Reads(conversation);
        await bob.Says(conversation, Some.Text());
    }

    [Theory]
    [InlineData("/join/zzzzzzzzzzzzzzzz", 404)]
    [InlineData("/reset/zzzzzzzzzzzzzzzz", 404)]
    [InlineData("/sign-up?invitation=zzzzzzzzzzzzzzzz", 403)]
    [InlineData("/sign-in", 200)]
    [InlineData("/ecoconception", 200)]
    public async Task Visitors_of_one_network_are_limited_together_and_nobody_else(string address, int status)
    {
        await using var world = await World.Start(settings: ["--Limits:VisitorsPerSecond", "1"]);
        var nobody = world.Visitor();
        var addressOfAsset = Regex.Match((await world.Alice.Dashboard()).Html, "/a/[^\"]+").Value;

        var answers = await Task.WhenAll(Enumerable.Range(1, 200).Select(i => From($"2001:db8:1:2::{i:x}", address)));

        Assert.Contains(answers, answer => answer.Status == status);
        var refused = answers.First(answer => answer.Status != status).Must(429);
        Assert.StartsWith("C'est beaucoup à la fois.", refused.Alert, StringComparison.Ordinal);
        Assert.Single(refused.Headers.GetValues("Retry-After"));
        (await From("2001:db8:1:3::1", address)).Must(status);
        (await From("192.0.2.7", address)).Must(status);
        (await From("2001:db8:1:2::1", "/health")).Must(200);
        (await From("2001:db8:1:2::1", addressOfAsset)).Must(200);
        (await world.Alice.Get("/ecoconception", ("X-Forwarded-For", "2001:db8:1:2::1"))).Must(200);

        Task<Page> From(string network, string asked) => nobody.Get(asked, ("X-Forwarded-For", network));
    }

    [Fact]
    public async Task A_school_behind_one_address_opens_the_sign_in_at_once()
    {
        await using var world = await World.Start(settings: Defaults);
        var nobody = world.Visitor();

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => nobody.Get("/sign-in")));

        Assert.All(answers, answer => answer.Must(200));
    }

    [Fact]
    public async Task Polls_and_sending_go_on_when_pages_are_refused()
    {
        await using var world = await World.Start(settings: ["--Limits:ReadsPerSecond", "1"]);
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var cursor = (await world.Alice.Reads(conversation)).Cursor;

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => world.Alice.Get("/")));

        Assert.Contains(answers, answer => answer.Status == 429);
        var polls = Enumerable.Range(0, 100).Select(_ => world.Alice.Polls(cursor, conversation));
        Assert.All(await Task.WhenAll(polls), poll => poll.Must(304));
        await world.Alice.Says(conversation, Some.Text());
    }

    [Fact]
    public async Task A_fast_reader_with_prefetches_and_many_thumbnails_is_never_refused()
    {
        await using var world = await World.Start(settings: Defaults);
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());

        var pages = Enumerable.Range(0, 40).Select(i =>
            bob.Get(i % 2 == 0 ? "/" : $"/c/{conversation}", ("Sec-Purpose", i % 4 == 0 ? "prefetch" : "")));
        var thumbnails = Enumerable.Range(0, 26).Select(_ => bob.Get("/files/AAAAAAAAAAAAAAAA/320"));
        var searches = "rechercher".Select((_, i) => bob.Get($"/search?q={"rechercher"[..(i + 1)]}"));
        var answers = await Task.WhenAll([.. pages, .. thumbnails, .. searches]);

        Assert.DoesNotContain(answers, answer => answer.Status is not (200 or 404));
    }

    [Fact]
    public async Task The_words_highlighted_in_a_page_are_limited_in_each_message_and_in_all()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, "un a et un autre");
        for (var i = 0; i < 39; i++) await world.Alice.Says(conversation, string.Concat(Enumerable.Repeat("a ", 1999)));

        var plain = await bob.Reads(conversation);
        var page = (await bob.Get($"/c/{conversation}?find={string.Join('+', Enumerable.Repeat("a", 40_000))}")).Must(200);

        Assert.Contains("un <mark>a</mark> et un autre", page.Html, StringComparison.Ordinal);
        Assert.Equal(1000, Regex.Count(page.Html, "<mark>"));
        Assert.InRange(page.Html.Length, 0, plain.Html.Length + 150_000);
    }

    [Fact]
    public async Task Names_are_searched_for_the_beginning_of_a_very_long_query()
    {
        await using var world = await World.Start();
        await world.Person("Bruno");
        var conversation = await world.Alice.WritesTo(await world.Person("Chloé"), Some.Text());
        var number = await world.Alice.Says(conversation, Some.Text());
        var words = string.Concat(Enumerable.Repeat("b+", 100));

        foreach (var address in (string[])["/people?q=", "/admin/people?q=", $"/c/{conversation}/messages/{number}/forward?q="])
        {
            var found = (await world.Alice.Get(address + words)).Must(200);
            var longer = (await world.Alice.Get(address + words + string.Concat(Enumerable.Repeat("x+", 20_000)))).Must(200);

            Assert.Contains("/people/bruno", found.Html, StringComparison.Ordinal);
            Assert.Equal(Regex.Count(found.Html, "/people/bruno"), Regex.Count(longer.Html, "/people/bruno"));
        }
    }

    [Fact]
    public async Task A_message_of_one_link_and_thousands_of_parentheses_costs_no_more_than_its_length()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), "http://ici.fr/(a)" + new string(')', 3900));

        var page = await world.Alice.Reads(conversation);

        Assert.Contains(">http://ici.fr/(a)</a>))))", page.Html, StringComparison.Ordinal);
    }
}
