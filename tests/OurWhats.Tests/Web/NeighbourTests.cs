using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Worlds;
using Stream = OurWhats.Tests.Worlds.Stream;

namespace OurWhats.Tests.Web;

/// <summary>
/// One person must not be able to slow the place down: Eve asks for as much as she can, while Bob writes to Chloé and she
/// reads. What Eve's requests cost is counted; times are measured by the bench.
/// </summary>
public sealed class NeighbourTests
{
    private const int Many = 60;

    // At once as many as by default. Fewer a second, so that a slow machine too refuses some of very many requests.
    private static readonly string[] Limits =
    [
        "--Limits:ReadsPerSecond", "4", "--Limits:ReadsAtOnce", "4", "--Limits:SearchesPerSecond", "1", "--Limits:SearchesAtOnce", "2",
    ];

    [Fact]
    public async Task Beside_a_person_with_very_many_pages()
    {
        await using var world = await World.Start(settings: Limits);
        var pulse = world.Installation.Services.GetRequiredService<Pulse>();
        var (eve, conversation) = await Eve(world);
        var cursor = (await eve.Reads(conversation)).Cursor;
        using WorkUnderWay work = new(world);
        List<Stream> streams = [];

        for (var i = 0; i < Many; i++) streams.Add(await eve.Listens(cursor, conversation));
        var open = streams.Where(stream => stream.Status == 200).ToList();
        foreach (var stream in open) await stream.Next();
        List<Task<Page>> polls = [.. Enumerable.Range(0, Many).Select(_ => eve.Polls(cursor, conversation, holdSeconds: 20))];
        await world.UntilHeld(Many);
        await Neighbours(world);

        Assert.Equal(20, open.Count);
        Assert.Equal(0, pulse.WakeUps);
        await world.Alice.Says(conversation, "fin");
        foreach (var stream in open) Assert.Contains("fin", (await stream.Next())!.Html, StringComparison.Ordinal);
        await Task.WhenAll(polls);
        Assert.InRange(pulse.WakeUps, 0, open.Count + Pulse.MostWoken);
        foreach (var stream in streams) await stream.DisposeAsync();
        await work.UntilRest();
    }

    [Theory]
    [InlineData(20_000)] // more than 1 MB
    [InlineData(40_000)]
    public async Task Beside_a_person_who_sends_forms_of_thousands_of_fields(int fields)
    {
        await using var world = await World.Start(settings: Limits);
        var (eve, conversation) = await Eve(world);
        using WorkUnderWay work = new(world);

        var attack = Task.WhenAll(Enumerable.Range(0, Many).Select(_ => SendFields(eve, conversation, fields)));
        await Neighbours(world);

        // Some connections end before the answer is read, because the rest of the form is not.
        Assert.All(await attack, status => Assert.Contains(status, (int?[])[413, null]));
        await work.UntilRest();
    }

    [Theory]
    [InlineData("/search?q=bonjour", "searches", 2)]
    [InlineData("/c/{conversation}?find={words}", "highlights", 2)]
    [InlineData("/", null, 4)]
    [InlineData("/footprint", null, 4)]
    [InlineData("/people?q=e", null, 4)]
    public async Task Beside_a_person_who_asks_for_very_many_pages_at_once(string address, string? policy, int atOnce)
    {
        await using var world = await World.Start(settings: Limits);
        var (eve, conversation) = await Eve(world);
        using WorkUnderWay work = new(world, policy);
        address = address.Replace("{conversation}", $"{conversation}", StringComparison.Ordinal)
            .Replace("{words}", string.Join('+', Enumerable.Repeat("a", 30_000)), StringComparison.Ordinal);

        var attack = Task.WhenAll(Enumerable.Range(0, 3 * Many).Select(_ => eve.Get(address)));
        await Neighbours(world);

        var answers = await attack;
        Assert.All(answers, answer => Assert.Contains(answer.Status, (int[])[200, 429]));
        Assert.Contains(answers, answer => answer.Status == 200);
        Assert.Contains(answers, answer => answer.Status == 429);
        Assert.All(answers, answer => Assert.InRange(Regex.Count(answer.Html, "<mark>"), 0, 1000));
        // Those of the neighbours are among all that have no policy of their own.
        Assert.InRange(work.MostAtOnce, 1, policy is null ? 2 * atOnce : atOnce);
        await work.UntilRest();
    }

    [Fact]
    public async Task Beside_a_person_whose_pages_know_nothing_and_poll_without_end()
    {
        await using var world = await World.Start(settings: Limits);
        var (eve, conversation) = await Eve(world);
        using WorkUnderWay work = new(world);

        var attack = Task.WhenAll(Enumerable.Range(0, 3 * Many).Select(_ => eve.Polls("1", conversation)));
        await Neighbours(world);

        Assert.All(await attack, answer => Assert.Contains(answer.Status, (int[])[200, 204]));
        await work.UntilRest();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    public async Task Beside_a_stranger_whose_methods_have_a_hundred_thousand_letters(string address)
    {
        await using var world = await World.Start(settings: Limits);
        using WorkUnderWay work = new(world);
        var eve = world.Visitor("Eve");
        HttpMethod method = new(new('A', 100_000));

        var attack = Task.WhenAll(Enumerable.Range(0, Many).Select(_ => eve.Send(method, address, null)));
        await Neighbours(world);

        Assert.All(await attack, answer => Assert.InRange(answer.Status, 300, 499));
        await work.UntilRest();
    }

    [Fact]
    public async Task Beside_a_stranger_with_very_many_connections()
    {
        await using var world = await World.Start(settings: [.. Limits, "--Limits:VisitorsAtOnce", "3"]);
        using WorkUnderWay work = new(world);
        var eve = world.Visitor("Eve");

        var answers = await Task.WhenAll(Enumerable.Range(0, 3 * Many).Select(i =>
            eve.Get(i % 2 == 0 ? "/sign-in" : "/ecoconception")));

        Assert.All(answers, answer => answer.Must(200));
        Assert.InRange(work.MostAtOnce, 1, 3);
        await Neighbours(world);
        await work.UntilRest();
    }

    private static async Task<(Person Eve, long Conversation)> Eve(World world)
    {
        var eve = await world.Person("Eve");
        var conversation = await eve.WritesTo(world.Alice, "bonjour");
        await eve.Says(conversation, string.Concat(Enumerable.Repeat("a ", 1999)));
        return (eve, conversation);
    }

    // All of their requests are answered, and what is sent is read.
    private static async Task Neighbours(World world)
    {
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var conversation = await bob.WritesTo(chloe, Some.Text());
        for (var i = 0; i < 10; i++)
        {
            var text = Some.Text();
            await bob.Says(conversation, text);
            Assert.Equal(text, (await chloe.Reads(conversation)).Texts[^1]);
            Assert.Equal("Bob", Assert.Single((await chloe.Dashboard()).Lines).Title);
        }
    }

    private static async Task<int?> SendFields(Person eve, long conversation, int fields)
    {
        using MultipartFormDataContent form = [];
        for (var i = 0; i < fields; i++) form.Add(new ByteArrayContent([120]), "f");
        try
        {
            return (await eve.Send(HttpMethod.Post, $"/c/{conversation}/messages", form, ("Sec-Fetch-Site", "same-origin"))).Status;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
