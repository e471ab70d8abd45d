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
    public async Task A_change_wakes_at_most_fifty_waiting_pages_of_a_person_and_an_arrival_none()
    {
        await using var world = await World.Start();
        var pulse = world.Installation.Services.GetRequiredService<Pulse>();
        using CancellationTokenSource end = new(Until.Patience);
        const long SomebodyElse = 12345;
        var seen = pulse.Of(SomebodyElse);

        var waits = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => Task.Run(() => Task.FromResult(pulse.Wait(SomebodyElse, seen, null, TimeSpan.FromMinutes(5), end.Token)))));
        var wokenByArrivals = pulse.WakeUps;
        pulse.Move(new([SomebodyElse], seen + 1, Actor: 1, null));
        await Until.IsTrue(() => waits.Count(wait => wait.IsCompleted) >= 50, "fifty pages were woken");

        Assert.Equal(0, wokenByArrivals);
        Assert.Equal(50, pulse.WakeUps);
        Assert.Equal(50, waits.Count(wait => wait.IsCompleted));
        await end.CancelAsync();
        Assert.All(await Task.WhenAll(waits), heard => Assert.Equal((seen, seen + 1), (heard.Seen, heard.Now)));
    }

    [Fact]
    public async Task A_waiting_page_that_is_not_woken_still_ignores_its_own_changes()
    {
        await using var world = await World.Start();
        var pulse = world.Installation.Services.GetRequiredService<Pulse>();
        using CancellationTokenSource end = new(Until.Patience);
        const long SomebodyElse = 12345;
        var seen = pulse.Of(SomebodyElse);
        List<Task<Pulse.WaitResult>> others =
        [
            .. Enumerable.Range(0, Pulse.MostWoken)
                .Select(_ => pulse.Wait(SomebodyElse, seen, null, TimeSpan.FromMinutes(5), end.Token)),
        ];
        var unwoken = pulse.Wait(SomebodyElse, seen, "own", TimeSpan.FromMinutes(5), end.Token);

        pulse.Move(new([SomebodyElse], seen + 1, Actor: SomebodyElse, "own"));
        await Task.WhenAll(others);
        await end.CancelAsync();

        Assert.True((await unwoken).IsNothing);
    }
}
