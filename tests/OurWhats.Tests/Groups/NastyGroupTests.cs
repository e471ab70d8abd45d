using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Groups;

public sealed class NastyGroupTests
{
    private static readonly string[] Nasty = ["", " ", "0", "\u0001", "\uFFFE", "\u202Ealice", "%00", "{0}", "<script>alert(1)</script>", "../..", new('a', 3000), "\r\nX: 1", "é/\\?#&"];

    [Fact]
    public async Task Whatever_an_owner_types_or_follows_it_is_taken_or_refused_with_a_sentence()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");

        foreach (var nasty in Nasty)
        {
            var name = Uri.EscapeDataString(nasty);
            List<Page> answers =
            [
                await world.Alice.Ticks(group, nasty), await world.Alice.Get($"{group.Address}/people?q={name}&who={name}"), await world.Alice.Changes(group, nasty, nasty),
                await world.Alice.Post($"{group.Address}/invitation", new() { ["code"] = nasty }), await world.Alice.Get($"{group.Address}/members?from={name}"),
            ];
            foreach (var address in (string[])[$"/members/{name}/removal", $"/owners/{name}", $"/owners/{name}/end"]) answers.Add(await world.Alice.Post(group.Address + address));
            answers.Add(await world.Alice.Get($"{group.Address}/members/{name}"));

            Assert.All(answers, answer => Assert.True(answer.Status < 400 || (answer.Status < 500 && answer.Alert is not null), $"{answer.Status} for {nasty}"));
            Assert.All(answers, answer => Assert.DoesNotContain("<script>alert", answer.Html, StringComparison.Ordinal));
        }

        Assert.Single((await world.Alice.Get(group.Address)).Members());
    }
}
