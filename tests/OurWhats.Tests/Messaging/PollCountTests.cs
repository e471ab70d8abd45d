using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class PollCountTests
{
    [Fact]
    public async Task What_the_open_page_shows_counts_as_unread_for_no_moment()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var open = await world.Alice.WritesTo(bob, Some.Text());
        await chloe.WritesTo(bob, Some.Text());
        var page = await bob.Reads(open);
        await world.Alice.Says(open, Some.Text());
        var told = (await bob.Polls(page.Cursor, open)).Must(200).TagCursor!;
        var other = await chloe.WritesTo(bob, Some.Text());

        var poll = (await bob.Polls(told, open)).Must(200);

        Assert.Equal(3, (await bob.Dashboard()).Unread);
        Assert.Equal("2", poll.Partial("#n"));
        Assert.Equal(other, Assert.Single(poll.Lines).Conversation);
    }

    [Fact]
    public async Task A_tab_of_somebody_else_with_the_same_name_is_told()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var poll = bob.Polls((await bob.Reads(conversation)).Cursor, conversation, holdSeconds: 200, tab: "same");
        await world.UntilHeld(1);

        (await world.Alice.Post($"/c/{conversation}/messages", new() { ["text"] = "Bonjour", ["key"] = Some.Key(), ["t"] = "same" })).Must(303);

        Assert.Equal("Bonjour", Assert.Single((await poll).Must(200).Texts));
    }

    [Fact]
    public async Task A_person_has_at_most_fifty_pages_waiting()
    {
        await using var world = await World.Start();
        var pulse = world.Installation.Services.GetRequiredService<Pulse>();
        using CancellationTokenSource end = new(TimeSpan.FromMinutes(1));
        const long SomebodyElse = 12345;
        var seen = pulse.Of(SomebodyElse);

        var waits = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => Task.Run(() => Task.FromResult(pulse.Wait(SomebodyElse, seen, null, TimeSpan.FromMinutes(5), end.Token)))));
        while (waits.Count(wait => wait.IsCompleted) < 350) await Task.Delay(1, end.Token);

        Assert.Equal(50, waits.Count(wait => !wait.IsCompleted));
        await end.CancelAsync();
        await Task.WhenAll(waits);
    }
}
