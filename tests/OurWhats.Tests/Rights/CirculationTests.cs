using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using OurWhats.Footprint.Totals;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Footprint;
using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Rights;

/// <summary>
/// Identical files are stored once. A person who has a file does not learn from any figure who else has it.
/// </summary>
public sealed partial class CirculationTests
{
    private const int Bytes = 120_000;

    private static readonly byte[] Paper = Encoding.ASCII.GetBytes(new string('p', Bytes));
    private static readonly byte[] Control = Encoding.ASCII.GetBytes(new string('c', Bytes));

    [Fact]
    public async Task A_file_that_others_have_too_looks_like_one_that_nobody_has()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var (chloe, david) = (await world.Person("Chloe"), await world.Person("David"));
        await Leak(world, chloe, david);
        var (paper, control) = await SendBoth(bob, world.Alice);

        foreach (var order in (string[])["", "?by=unseen", "?by=twice", "?by=age"])
        {
            var page = (await bob.Get("/lighten" + order)).Must(200).Html;
            Assert.Equal(Lines(page, "control.txt"), Lines(page, "paper.txt"));
        }

        var keys = Key().Matches((await bob.Get("/lighten?by=age")).Html).Select(found => found.Groups[1].Value).ToList();
        Assert.Equal(2, keys.Count);
        foreach (var key in keys)
        {
            var question = await bob.Post("/lighten", new() { ["file"] = key });
            Assert.Contains("120 ko libérés", question.Must(200).Html, StringComparison.Ordinal);
        }

        Assert.Equal(await Cost(bob, control), await Cost(bob, paper));
        foreach (var key in keys)
        {
            var removal = await bob.Post("/lighten/removal", new() { ["file"] = key });
            Assert.Contains("120 ko libérés", (await bob.Follow(removal.Must(303))).Html, StringComparison.Ordinal);
        }

        Assert.Contains("paper.txt", (await chloe.Reads(await chloe.WritesTo(david, "encore"))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whether_a_reader_knew_it_before_is_not_told()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var (chloe, david) = (await world.Person("Chloe"), await world.Person("David"));
        await Leak(world, chloe, david);
        var (paper, control) = await SendBoth(bob, david);
        var conversation = paper.Conversation;

        Assert.Equal(await Cost(bob, control), await Cost(bob, paper));
        await david.Reads(conversation);
        Assert.Equal(await Cost(bob, control), await Cost(bob, paper));
        var before = (await bob.Get("/lighten")).Html;
        await Downloads(world, david, conversation, "paper.txt", 2);
        var after = (await bob.Get("/lighten")).Html;

        Assert.Contains("jamais vu", Lines(before, "paper.txt"), StringComparison.Ordinal);
        Assert.Contains("vu par d'autres", Lines(after, "paper.txt"), StringComparison.Ordinal);
        Assert.Contains("jamais vu", Lines(after, "control.txt"), StringComparison.Ordinal);
        Assert.Contains("240 ko au total", await Cost(bob, paper), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_not_read_the_message_has_not_seen_its_file()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var (chloe, david) = (await world.Person("Chloe"), await world.Person("David"));
        var other = await Leak(world, chloe, david);
        var (paper, control) = await SendBoth(bob, david);

        await Downloads(world, david, other, "paper.txt", 2);

        var page = (await bob.Get("/lighten")).Html;
        Assert.Contains("jamais vu", Lines(page, "paper.txt"), StringComparison.Ordinal);
        Assert.Equal(await Cost(bob, control), await Cost(bob, paper));
    }

    [Fact]
    public async Task Figures_of_the_site_are_for_administrators()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var (chloe, david) = (await world.Person("Chloe"), await world.Person("David"));
        await Leak(world, chloe, david);
        await SendBoth(bob, world.Alice);
        await world.Settle();

        var (hers, his) = ((await world.Alice.Dashboard()).Html, (await bob.Dashboard()).Html);
        Assert.Contains("Images du lieu", hers, StringComparison.Ordinal);
        Assert.Matches("Images du lieu, environ, une fois par jour.*?0 · 0 o", WebUtility.HtmlDecode(his).ReplaceLineEndings(""));
        var footprint = (await bob.Get("/footprint")).Must(200).Html;
        string[] figures = ["Réellement sur le disque", "Fichiers identiques gardés une fois"];
        foreach (var figure in figures)
        {
            Assert.DoesNotContain(figure, WebUtility.HtmlDecode(footprint), StringComparison.Ordinal);
            var report = (await world.Alice.Get("/admin/footprint")).Must(200);
            Assert.Contains(figure, WebUtility.HtmlDecode(report.Html), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_pictures_of_the_site_are_told_once_a_day_and_about()
    {
        Clock clock = null!;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-20T08:00:00Z"));
        var bob = await world.Person("Bob");
        var before = SiteRow(await bob.Dashboard());
        var conversation = await bob.WritesTo(world.Alice, "bonjour");
        (await bob.Sends(conversation, "une image", ("plage.jpg", Darkroom.Photo(400, 300)))).Must(303);

        var sameDay = SiteRow(await bob.Dashboard());
        clock.Now += TimeSpan.FromDays(1);
        var nextDay = SiteRow(await bob.Dashboard());

        Assert.Contains("0 · 0 o", before, StringComparison.Ordinal);
        Assert.Equal(before, sameDay);
        Assert.Contains("1 · ", nextDay, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(99, 99)]
    [InlineData(123, 120)]
    [InlineData(1_967_123, 2_000_000)]
    public void Figures_of_the_site_have_two_digits(long exact, long told)
    {
        StoreWeight weight = new([new(ArePictures: true, FileAge.Month, exact, exact)], 0, 0);

        Assert.Equal(new(told, told), SitePictures.Of(weight));
    }

    [Fact]
    public async Task A_former_member_does_not_see_the_traffic_go_on()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloe"));
        var group = await bob.Founds("Chorale");
        await chloe.Joins(group);
        var options = $"/c/{group.Conversation}/options";

        Assert.Contains("30 derniers jours", (await chloe.Get(options)).Must(200).Html, StringComparison.Ordinal);
        await chloe.Leaves(group);

        Assert.DoesNotContain("30 derniers jours", (await chloe.Get(options)).Must(200).Html, StringComparison.Ordinal);
        Assert.Contains("30 derniers jours", (await bob.Get(options)).Must(200).Html, StringComparison.Ordinal);
    }

    // Two people pass the paper on, and one has looked at it.
    private static async Task<long> Leak(World world, Person from, Person to)
    {
        var conversation = await from.WritesTo(to, "entre nous");
        (await from.Sends(conversation, "voici", ("paper.txt", Paper))).Must(303);
        await Downloads(world, to, conversation, "paper.txt", 1);
        return conversation;
    }

    // A person who holds the paper sends it, with another file of the same size that nobody has.
    private static async Task<(Sent Paper, Sent Control)> SendBoth(Person from, Person to)
    {
        var conversation = await from.WritesTo(to, "bonjour");
        (await from.Sends(conversation, "un", ("control.txt", Control))).Must(303);
        (await from.Sends(conversation, "un", ("paper.txt", Paper))).Must(303);
        return (new(conversation, 3), new(conversation, 2));
    }

    private static async Task Downloads(World world, Person person, long conversation, string name, int times)
    {
        var page = (await person.Reads(conversation)).Html;
        await person.Bytes(Regex.Match(page, "/files/[^\"]*/as/" + name).Value);
        await world.UntilSeen(EntryKind.FileDownloaded, times);
        await world.Settle();
    }

    private static string SiteRow(Page dashboard)
    {
        var html = WebUtility.HtmlDecode(dashboard.Must(200).Html).ReplaceLineEndings("");
        return Regex.Match(html, "Images du lieu, environ, une fois par jour.*?[ kM]o<").Value;
    }

    private static async Task<string> Cost(Person person, Sent sent) =>
        Total().Match((await person.Sheet(sent.Conversation, sent.Number)).Must(200).Html).Value;

    // What the list says of a file, without its name; empty where it is not in the list.
    private static string Lines(string page, string name) => WebUtility.HtmlDecode(string.Concat(
        from item in page.Split("<li>")
        where item.Contains(name, StringComparison.Ordinal)
        select Line().Match(item).Groups[1].Value));

    [GeneratedRegex("name=\"file\" value=\"(\\d+-\\d+)\"")]
    private static partial Regex Key();

    [GeneratedRegex("<a class=\"hint\"[^>]*>([^<]*)</a>")]
    private static partial Regex Line();

    [GeneratedRegex("[^>]*au total")]
    private static partial Regex Total();

    private sealed record Sent(long Conversation, long Number);
}
