using System.Globalization;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

public sealed class LimitTests
{
    [Fact]
    public async Task Who_sends_too_much_is_asked_to_wait_and_others_are_not()
    {
        await using var world = await World.Start(settings: ["--Limits:ChangesPerSecond", "1"]);
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());

        List<Page> answers = [];
        for (var i = 0; i < 40; i++) answers.Add(await world.Alice.Post($"/c/{conversation}/messages", new() { ["text"] = Some.Text() }));

        var refused = answers.First(answer => answer.Status != 303);
        var wait = Assert.Single(refused.Must(429).Headers.GetValues("Retry-After"));
        Assert.Equal($"C'est beaucoup à la fois. Réessayez dans {wait} s.", refused.Alert);
        Assert.InRange(int.Parse(wait, CultureInfo.InvariantCulture), 1, 60);
        await bob.Says(conversation, Some.Text());
    }

    [Fact]
    public async Task A_person_changes_so_much_within_a_day()
    {
        await using var world = await World.Start(settings: ["--Limits:ChangesPerDay", "10"]);
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, Some.Text());

        for (var i = 0; i < 9; i++) await bob.Says(conversation, Some.Text());
        var refused = await bob.Post($"/c/{conversation}/messages", new() { ["text"] = Some.Text() });

        Assert.InRange(
            int.Parse(Assert.Single(refused.Must(429).Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture),
            60,
            86_400);
        await world.Alice.Says(conversation, Some.Text());
        await bob.Reads(conversation);
    }

    [Fact]
    public async Task A_refusal_waits_so_that_nobody_is_refused_thousands_of_times_a_second()
    {
        string[] settings = ["--Limits:ReadsPerSecond", "1", "--Limits:RefusalMilliseconds", "1000000"];
        await using var world = await World.Start(settings: settings);
        var (bob, eve) = (await world.Person("Bob"), await world.Person("Eve"));
        using WorkUnderWay work = new(world);

        var pages = Enumerable.Range(0, 40).Select(_ => eve.Get("/")).ToList();
        await Until.IsTrue(() => pages.Count(page => page.IsCompleted) >= 6, "six seconds' worth was answered");
        var conversation = await bob.WritesTo(world.Alice, Some.Text());
        for (var i = 0; i < 5; i++) await world.Alice.Reads(conversation);

        Assert.Contains(pages, page => !page.IsCompleted);
        var answered = await Task.WhenAll(pages.Where(page => page.IsCompleted));
        Assert.All(answered, page => page.Must(200));
        eve.Dispose();
        foreach (var page in pages.Except(pages.Where(page => page.IsCompletedSuccessfully)))
            await Assert.ThrowsAnyAsync<Exception>(() => page);
        await work.UntilRest();
    }

    [Fact]
    public async Task The_door_has_a_limit_by_address()
    {
        await using var world = await World.Start(settings: ["--Limits:DoorPerMinute", "5"]);

        List<Page> answers = [];
        for (var i = 0; i < 6; i++) answers.Add(await world.Visitor(Some.Name("eve")).SignIn());

        Assert.Equal(400, answers[0].Status);
        Assert.StartsWith("C'est beaucoup à la fois.", answers[^1].Must(429).Alert, StringComparison.Ordinal);
    }
}
