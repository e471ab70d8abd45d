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
    public async Task The_door_has_a_limit_by_address()
    {
        await using var world = await World.Start(settings: ["--Limits:DoorPerMinute", "5"]);

        List<Page> answers = [];
        for (var i = 0; i < 6; i++) answers.Add(await world.Visitor(Some.Name("eve")).SignIn());

        Assert.Equal(400, answers[0].Status);
        Assert.StartsWith("C'est beaucoup à la fois.", answers[^1].Must(429).Alert, StringComparison.Ordinal);
    }
}
