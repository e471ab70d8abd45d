using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Worlds;
using Stream = OurWhats.Tests.Worlds.Stream;

namespace OurWhats.Tests.Messaging;

/// <summary>An account that is open on many devices, such as that of a class.</summary>
public sealed class ManyPagesTests
{
    [Fact]
    public async Task Sixty_pages_of_one_person_cost_nothing_in_silence_and_all_of_them_learn_what_is_said()
    {
        await using var world = await World.Start();
        var pulse = world.Installation.Services.GetRequiredService<Pulse>();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var cursor = (await bob.Reads(conversation)).Cursor;
        List<Stream> streams = [];
        List<Task<Page>> polls = [];

        for (var i = 0; i < 60; i++) streams.Add(await bob.Listens(cursor, conversation, $"s{i}"));
        var open = streams.Where(stream => stream.Status == 200).ToList();
        foreach (var stream in open) Assert.Equal(new("", cursor), await stream.Next());
        for (var i = 0; i < 60; i++) polls.Add(UntilNews(bob, cursor, conversation, $"p{i}"));
        await world.UntilHeld(60);
        var wokenInSilence = pulse.WakeUps;
        await world.Alice.Says(conversation, "enfin");

        Assert.Equal(0, wokenInSilence);
        foreach (var stream in open) Assert.Contains("enfin", (await stream.Next())!.Html, StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(polls), answer => Assert.Equal("enfin", Assert.Single(answer.Texts)));
        Assert.InRange(pulse.WakeUps, 0, open.Count + Pulse.MostWoken);
        foreach (var stream in streams) await stream.DisposeAsync();
    }

    [Fact]
    public async Task Over_the_limit_of_streams_of_a_person_a_page_is_told_to_poll_and_others_still_get_streams()
    {
        await using var world = await World.Start("Anyone", null, "--Limits:StreamsPerPerson", "2");
        var bob = await world.Person("Bob");
        var (bobs, alices) = ((await bob.Dashboard()).Cursor, (await world.Alice.Dashboard()).Cursor);
        var one = await bob.Listens(bobs);
        await using var two = await bob.Listens(bobs);

        await using var three = await bob.Listens(bobs);
        await using var neighbour = await world.Alice.Listens(alices);
        await one.DisposeAsync();

        Assert.Equal((200, 304, 200), (two.Status, three.Status, neighbour.Status));
        Assert.NotNull(three.Headers.ETag);
        await Until.IsTrue(
            async () =>
            {
                await using var again = await bob.Listens(bobs);
                return again.Status == 200;
            },
            "there was room for a stream of the person again");
    }

    [Fact]
    public async Task Twenty_streams_of_one_person_are_the_most_by_default()
    {
        await using var world = await World.Start();
        var cursor = (await world.Alice.Dashboard()).Cursor;
        List<Stream> streams = [];

        for (var i = 0; i < 25; i++) streams.Add(await world.Alice.Listens(cursor));

        Assert.Equal(20, streams.Count(stream => stream.Status == 200));
        Assert.All(streams.Skip(20), refused => Assert.NotNull(refused.Headers.ETag));
        foreach (var stream in streams) await stream.DisposeAsync();
    }

    // Polls again and again, as the script does.
    private static async Task<Page> UntilNews(Person person, string cursor, long conversation, string tab)
    {
        for (; ; )
        {
            var answer = await person.Polls(cursor, conversation, holdSeconds: 5, tab);
            if (answer.Status == 200) return answer;
        }
    }
}
