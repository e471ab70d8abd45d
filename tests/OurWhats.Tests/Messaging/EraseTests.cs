using System.Text;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class EraseTests
{
    private const string Secret = "je regrette déjà ces mots";

    [Fact]
    public async Task An_erased_message_is_gone_everywhere()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Secret);
        (await world.Alice.Edits(conversation, 1, Secret + " encore plus")).Must(303);
        await bob.Answers(conversation, 1, "je réponds");
        var before = (await bob.Sheet(conversation, 1)).Must(200);

        (await world.Alice.Erases(conversation, 1)).Must(303);

        Assert.Contains(Secret, System.Net.WebUtility.HtmlDecode(before.Html), StringComparison.Ordinal);
        foreach (var person in (Person[])[world.Alice, bob])
        {
            var page = await person.Reads(conversation);
            var sheet = (await person.Sheet(conversation, 1)).Must(200);
            Assert.Equal(["Message effacé", "je réponds"], page.Texts);
            Assert.EndsWith("Message effacé", page.Messages[1].Quote, StringComparison.Ordinal);
            foreach (var answer in (Page[])[page, sheet, await person.Dashboard()])
                Assert.DoesNotContain("regrette", answer.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("reply=", sheet.Html, StringComparison.Ordinal);
            Assert.Null(sheet.Field("text"));
        }
    }

    [Fact]
    public async Task It_shows_so_in_the_list_of_conversations()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Secret);
        var dashboard = await bob.Dashboard();

        (await world.Alice.Erases(conversation, 1)).Must(303);

        var poll = (await bob.Polls(dashboard.Cursor)).Must(200);
        Assert.Contains("Message effacé", poll.Partial($"#r{conversation}"), StringComparison.Ordinal);
        Assert.Equal(new(conversation, "Alice", "Message effacé", 0), Assert.Single((await bob.Dashboard()).Lines));
    }

    [Fact]
    public async Task Nothing_of_it_stays_on_the_disk()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Secret);
        var longOne = await world.Alice.Says(conversation, string.Concat(Enumerable.Repeat(Secret + " ", 140)));
        (await world.Alice.Edits(conversation, 1, Secret + " encore plus")).Must(303);
        var before = await Found(world);

        (await world.Alice.Erases(conversation, 1)).Must(303);
        (await world.Alice.Erases(conversation, longOne)).Must(303);

        Assert.True(before > 0);
        Assert.Equal(0, await Found(world));
    }

    [Fact]
    public async Task It_is_erased_once_and_edited_no_more()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Secret);

        var erasures = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Alice.Erases(conversation, 1)));
        var tag = (await world.Alice.Reads(conversation)).Tag!;
        var edit = (await world.Alice.Edits(conversation, 1, "tout de même")).Must(409);

        Assert.All(erasures, answer => answer.Must(303));
        Assert.Equal(("Ce message est déjà effacé.", "tout de même"), (edit.Alert, edit.Field("text")));
        (await world.Alice.Get($"/c/{conversation}", ("If-None-Match", tag))).Must(304);
    }

    [Fact]
    public async Task Edited_and_erased_at_once_it_is_erased()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Secret);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? world.Alice.Edits(conversation, 1, $"{Secret} {i}") : world.Alice.Erases(conversation, 1)));

        (await world.Alice.Erases(conversation, 1)).Must(303);
        Assert.All(answers, answer => Assert.True(answer.Status is 303 || (answer.Status == 409 && answer.Alert is not null), $"{answer.Status}"));
        Assert.Equal("Message effacé", Assert.Single((await world.Alice.Reads(conversation)).Texts));
        Assert.Equal(0, await Found(world));
    }

    private static async Task<int> Found(World world)
    {
        var needle = Encoding.UTF8.GetBytes("regrette");
        var count = 0;
        foreach (var path in Directory.EnumerateFiles(world.Installation.Data, "ourwhats.db*"))
        {
            await using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            for (var at = bytes.AsSpan().IndexOf(needle); at >= 0; count++)
            {
                var next = bytes.AsSpan(at + 1).IndexOf(needle);
                at = next < 0 ? -1 : at + 1 + next;
            }
        }

        return count;
    }
}
