using System.Diagnostics.Metrics;
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
        "--Limits:ReadsPerSecond", "4", "--Limits:ReadsAtOnce", "8", "--Limits:SearchesPerSecond", "1", "--Limits:SearchesAtOnce", "2",
    ];

    [Fact]
    public async Task Beside_a_person_with_very_many_pages()
    {
        await using var world = await World.Start(settings: Limits);
        var pulse = world.Installation.Services.GetRequiredService<Pulse>();
        var (eve, conversation) = await Eve(world);
        var cursor = (await eve.Reads(conversation)).Cursor;
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
    }

    [Fact]
    public async Task Beside_a_person_who_sends_forms_of_thousands_of_fields()
    {
        await using var world = await World.Start(settings: Limits);
        var (eve, conversation) = await Eve(world);

        var attack = Task.WhenAll(Enumerable.Range(0, Many).Select(_ => SendFields(eve, conversation)));
        await Neighbours(world);

        // Some connections end before the answer is read, because the rest of the form is not.
        Assert.All(await attack, status => Assert.Contains(status, (int?[])[413, null]));
    }

    [Theory]
    [InlineData("/search?q=bonjour", "searches", 2)]
    [InlineData("/c/{conversation}?find={words}", "highlights", 2)]
    [InlineData("/", null, 8)]
    [InlineData("/footprint", null, 8)]
    [InlineData("/people?q=e", null, 8)]
    public async Task Beside_a_person_who_asks_for_very_many_pages_at_once(string address, string? policy, int atOnce)
    {
        await using var world = await World.Start(settings: Limits);
        var (eve, conversation) = await Eve(world);
        using Leases leases = new(world, policy);
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
        Assert.InRange(leases.Most, 1, policy is null ? 2 * atOnce : atOnce);
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

    private static async Task<int?> SendFields(Person eve, long conversation)
    {
        using MultipartFormDataContent form = [];
        for (var i = 0; i < 20_000; i++) form.Add(new ByteArrayContent([120]), "f");
        try
        {
            return (await eve.Send(HttpMethod.Post, $"/c/{conversation}/messages", form, ("Sec-Fetch-Site", "same-origin"))).Status;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>The highest number of requests of a policy that ran at once in a world.</summary>
    private sealed class Leases : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly Lock gate = new();
        private readonly string? policy;
        private long now;

        public Leases(World world, string? policy)
        {
            this.policy = policy;
            var meters = world.Installation.Services.GetRequiredService<IMeterFactory>();
            listener.InstrumentPublished = (instrument, own) =>
            {
                var isLeases = instrument.Name == "aspnetcore.rate_limiting.active_request_leases";
                if (isLeases && instrument.Meter.Scope == meters) own.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<long>((_, change, tags, _) => Note(change, tags));
            listener.Start();
        }

        public long Most { get; private set; }

        public void Dispose() => listener.Dispose();

        private void Note(long change, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var name = default(string);
            foreach (var (key, value) in tags)
                if (key == "aspnetcore.rate_limiting.policy") name = value as string;
            if (policy is not null && name != policy) return;
            lock (gate)
            {
                now += change;
                Most = Math.Max(Most, now);
            }
        }
    }
}
