using Microsoft.Extensions.DependencyInjection;
using OurWhats.Messaging.Live;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

public sealed class PersonTurnsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Further_turns_of_a_person_wait_and_those_of_others_do_not()
    {
        PersonTurns turns = new(2);
        var one = await turns.Take(1, Cancel);
        using var two = await turns.Take(1, Cancel);

        var three = turns.Take(1, Cancel);
        using var other = await turns.Take(2, Cancel);

        Assert.False(three.IsCompleted);
        one.Dispose();
        one.Dispose(); // gives back one turn
        using var third = await Until.Ends(three);
        Assert.False(turns.Take(1, Cancel).IsCompleted);
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_turn()
    {
        PersonTurns turns = new(1);
        using CancellationTokenSource gone = new();
        var one = await turns.Take(1, Cancel);

        var two = turns.Take(1, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => two);
        one.Dispose();

        (await Until.Ends(turns.Take(1, Cancel))).Dispose();
    }

    [Fact]
    public async Task Polls_of_a_person_that_look_for_updates_wait_for_their_turn()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var cursor = (await bob.Dashboard()).Cursor;
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var services = world.Installation.Services;
        var turns = services.GetRequiredService<PollTurns>();
        var person = services.GetRequiredService<IPeople>().Find("bob")!.Id;

        var turn = await turns.Take(person, Cancel);
        var poll = bob.Polls(cursor, conversation);
        await world.UntilHeld(1);
        for (var i = 0; i < 5; i++) (await world.Alice.Polls(cursor, conversation)).Must(200);

        Assert.False(poll.IsCompleted);
        turn.Dispose();
        (await poll).Must(200);
    }

    [Fact]
    public async Task A_person_has_so_many_polls_and_others_have_theirs()
    {
        await using var world = await World.Start(settings: ["--Limits:PollsPerPerson", "3"]);
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var (bobs, alices) = ((await bob.Reads(conversation)).Cursor, (await world.Alice.Reads(conversation)).Cursor);
        List<Task<Page>> polls = [.. Enumerable.Range(0, 3).Select(_ => bob.Polls(bobs, conversation, holdSeconds: 200))];
        var services = world.Installation.Services;
        var (count, person) = (services.GetRequiredService<PollCount>(), services.GetRequiredService<IPeople>().Find("bob")!.Id);
        await Until.IsTrue(() => count.Of(person) == 3, "three polls were held");

        var refused = await bob.Polls(bobs, conversation);
        var other = await world.Alice.Polls(alices, conversation);

        Assert.Single(refused.Must(429).Headers.GetValues("Retry-After"));
        other.Must(304);
        await world.Alice.Says(conversation, "fin");
        Assert.All(await Task.WhenAll(polls), answer => answer.Must(200));
        await Until.IsTrue(() => count.Of(person) == 0, "no poll was held any more");
        (await bob.Polls(bobs, conversation)).Must(200);
    }
}
