using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class FoldTests
{
    private const string Fold = """<details class="more field"><summary class="button quiet">Afficher la suite</summary></details>""";

    private static readonly string Lines = string.Join('\n', Enumerable.Range(1, 60).Select(i => $"ligne {i}"));

    public static TheoryData<string> Tall =>
    [
        "a" + new string('\n', 3_990) + "b",
        string.Concat(Enumerable.Repeat("a\n", 2_000)),
        new string('é', 4_000),
        new string('漢', 1_200),
        Lines,
    ];

    public static TheoryData<string> Usual =>
    [
        "a",
        string.Join('\n', Enumerable.Repeat("une ligne", 30)),
        new string('é', 2_000),
        new string('漢', 1_000),
    ];

    [Theory]
    [MemberData(nameof(Tall))]
    public async Task A_tall_message_is_folded_and_whole(string text)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, text);

        var page = await bob.Reads(conversation);
        var sheet = (await bob.Sheet(conversation, 1)).Must(200);

        Assert.Equal(text, Assert.Single(page.Texts));
        Assert.Single(page.Html.Split(Fold).Skip(1));
        Assert.Single(sheet.Html.Split(Fold).Skip(1));
    }

    [Theory]
    [MemberData(nameof(Usual))]
    public async Task Nothing_is_added_to_other_messages(string text)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, text);

        Assert.DoesNotContain("<details class=\"more", (await bob.Reads(conversation)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<details class=\"more", (await bob.Sheet(conversation, 1)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_folded_wherever_whole_texts_are_shown_and_edited_whole()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var text = Lines + " https://example.org";
        var conversation = await world.Alice.WritesTo(bob, text);
        var cursor = (await bob.Reads(conversation)).Cursor;
        (await world.Alice.Edits(conversation, 1, text + "2")).Must(303);
        await bob.Answers(conversation, 1, "oui");

        var told = (await bob.Polls(cursor, conversation)).Must(200);
        var sheet = (await world.Alice.Sheet(conversation, 1)).Must(200);
        var links = (await bob.Get($"/c/{conversation}/files?kind=links")).Must(200);

        Assert.Single(told.Html.Split(Fold).Skip(1));
        Assert.Equal(2, sheet.Html.Split(Fold).Length - 1); // the present text and the earlier one
        Assert.Equal(text + "2", sheet.Field("text"));
        Assert.Single(links.Html.Split(Fold).Skip(1));
        Assert.InRange((await bob.Reads(conversation)).Messages[1].Quote.Length, 10, 100);
        Assert.InRange(Assert.Single((await bob.Dashboard()).Lines).Preview.Length, 1, 100);
    }

    [Fact]
    public async Task What_a_search_found_in_it_is_in_sight()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Lines + " chauffage");

        var found = (await bob.Get($"/c/{conversation}?at=1&find=chauffage")).Must(200);
        var other = (await bob.Get($"/c/{conversation}?at=1&find=autre")).Must(200);

        Assert.Contains("""<details class="more field" open""", found.Html, StringComparison.Ordinal);
        Assert.Contains(Fold, other.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_unfolded_in_English_too()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Lines);
        (await bob.Post("/me", new() { ["displayName"] = "Bob", ["language"] = "en", ["zone"] = "Europe/Paris", ["showing"] = "Thumbnails" })).Must(303);

        Assert.Contains(">Show more</summary>", (await bob.Reads(conversation)).Html, StringComparison.Ordinal);
    }
}
