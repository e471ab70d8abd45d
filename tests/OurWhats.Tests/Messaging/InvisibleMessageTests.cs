using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class InvisibleMessageTests
{
    [Theory]
    [InlineData("\u200B", 400)]
    [InlineData(" \u200D\uFE0F\n\u2060", 400)]
    [InlineData("\u3164\u2800", 400)]
    [InlineData("\u202E\u00AD\U000E0041", 400)]
    [InlineData("👩\u200D🚀", 303)]
    [InlineData("می\u200Cخواهم", 303)]
    [InlineData("\uE000", 303)] // private use: some fonts show it
    public async Task A_message_of_nothing_but_invisible_characters_is_empty(string text, int status)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "bonjour");

        var sent = await bob.Post($"/c/{conversation}/messages", new() { ["text"] = text, ["key"] = Some.Key() });
        var edited = await bob.Edits(conversation, 1, text);

        sent.Must(status);
        edited.Must(status);
        Assert.Equal(status == 303, (await world.Alice.Reads(conversation)).Texts.Contains(text));
    }
}
