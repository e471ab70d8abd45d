using OurWhats.Tests.Search;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class NamesakeTests
{
    [Theory]
    [InlineData("Bob", "Bob")]
    [InlineData("Bob", "BОB")] // О of Cyrillic
    [InlineData("Bob Martin", "bob martin")]
    [InlineData("René", "Rene\u0301")]
    public async Task Two_of_the_same_name_in_a_group_are_told_apart_wherever_it_names_them(string name, string likeName)
    {
        await using var world = await World.Start();
        var (group, bob, double_) = await Group(world, name, likeName);
        var (conversation, bobs, other) = (group.Conversation, name + " (bob)", likeName + " (bob2)");
        var first = await bob.Says(conversation, "un");
        await double_.Answers(conversation, first, "deux");
        await bob.Says(conversation, "https://example.org");
        var cursor = (await world.Alice.Reads(conversation)).Cursor;
        await double_.Says(conversation, "trois");
        var told = (await world.Alice.Polls(cursor, conversation)).Must(200);
        var mine = await world.Alice.Says(conversation, "quatre");
        await bob.Reads(conversation);

        var page = await world.Alice.Reads(conversation);
        var fragment = (await world.Alice.Get($"/c/{conversation}?reply={first}", Person.Htmx)).Must(200);
        var sheet = (await world.Alice.Sheet(conversation, first)).Must(200);
        var readers = (await world.Alice.Sheet(conversation, mine)).Must(200);
        var links = (await world.Alice.Get($"/c/{conversation}/files?kind=links")).Must(200);
        await bob.Says(conversation, "cinq");
        var dashboard = await world.Alice.Dashboard();
        var found = await world.Finds(world.Alice, "trois");

        Assert.Equal([bobs, other, bobs, other], page.Messages.Where(said => said is { IsService: false, Author.Length: > 0 } && !said.Class.StartsWith("me", StringComparison.Ordinal)).Select(said => said.Author));
        Assert.Equal([$"{bobs} a rejoint le groupe", $"{other} a rejoint le groupe"], page.Messages.Where(said => said.IsService).Skip(1).Select(said => said.Text));
        Assert.Equal(bobs + "un", page.Messages.Single(said => said.Text == "deux").Quote);
        Assert.Equal(other, Assert.Single(told.Messages).Author);
        Assert.Contains(bobs, fragment.Html, StringComparison.Ordinal);
        Assert.All((Page[])[sheet, links], seen => Assert.Contains(bobs, seen.Html, StringComparison.Ordinal));
        Assert.Contains($"<bdi>{bobs}</bdi>", readers.Html, StringComparison.Ordinal);
        Assert.Contains($"<bdi>{other}</bdi>", readers.Html, StringComparison.Ordinal);
        Assert.Equal($"{bobs} : cinq", Assert.Single(dashboard.Lines).Preview);
        Assert.Equal(other, Assert.Single(found.Messages).Author);
    }

    [Fact]
    public async Task A_name_that_nobody_else_in_the_group_has_stands_alone()
    {
        await using var world = await World.Start();
        var (group, bob, _) = await Group(world, "Bob", "Bob");
        var other = await world.Alice.Founds("Théâtre");
        await bob.Joins(other);
        await bob.Says(other.Conversation, "un");
        await world.Alice.Says(group.Conversation, "deux");

        var (page, told) = (await world.Alice.Reads(other.Conversation), await world.Alice.Reads(group.Conversation));

        Assert.Equal("Bob", page.Messages.Single(said => said.Text == "un").Author);
        Assert.DoesNotContain("(bob)", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("(alice)", page.Html + told.Html, StringComparison.Ordinal);
        Assert.Contains("(bob)", told.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_left_is_told_apart_from_a_namesake_who_stays_and_who_changes_their_name_at_once()
    {
        await using var world = await World.Start();
        var (group, bob, other) = await Group(world, "Bob", "Bob");
        await bob.Says(group.Conversation, "un");
        await bob.Leaves(group);
        await other.Says(group.Conversation, "deux");

        var before = await world.Alice.Reads(group.Conversation);
        await Rename(other, "Robert");
        var after = (await world.Alice.Get($"/c/{group.Conversation}", ("If-None-Match", before.Tag!))).Must(200);

        Assert.Equal(["Bob (bob)", "Bob (bob2)"], Authors(before));
        Assert.Equal(["Bob", "Robert"], Authors(after));
    }

    [Fact]
    public async Task Conversations_between_two_are_told_apart_in_every_list()
    {
        await using var world = await World.Start();
        var (_, bob, other) = await Group(world, "Bob", "Bob");
        var conversation = await bob.WritesTo(world.Alice, "un");
        await other.WritesTo(world.Alice, "deux");

        var (dashboard, page, found) = (await world.Alice.Dashboard(), await world.Alice.Reads(conversation), await world.Finds(world.Alice, "deux"));

        Assert.Equal(["Bob (bob2)", "Bob (bob)"], dashboard.Lines.Take(2).Select(line => line.Title));
        Assert.Contains("""<bdi id="title">Bob (bob)</bdi>""", page.Html, StringComparison.Ordinal);
        Assert.Equal("Bob (bob2)", Assert.Single(found.Messages).Place);
    }

    [Fact]
    public async Task Namesakes_take_one_query_more_for_a_page_and_for_all_who_hear_a_message()
    {
        await using var world = await World.Start();
        var (group, bob, other) = await Group(world, "Bob", "Bob");
        var plain = await world.Alice.Founds("Théâtre");
        var claire = await world.Person("Claire");
        foreach (var person in (Person[])[claire, await world.Person("David")]) await person.Joins(plain);
        var counts = new List<(int Page, int Told)>();

        foreach (var (place, author) in ((Group, Person)[])[(plain, claire), (group, other)])
        {
            for (var i = 0; i < 30; i++) await author.Says(place.Conversation, Some.Text());
            var cursor = (await world.Alice.Reads(place.Conversation)).Cursor;
            var page = await world.Alice.Reads(place.Conversation);
            var polls = Enumerable.Range(0, 5).Select(_ => world.Alice.Polls(cursor, place.Conversation, holdSeconds: 200)).ToList();
            await world.UntilHeld(5);
            await author.Says(place.Conversation, "bonjour");
            var told = await Task.WhenAll(polls);
            counts.Add((await world.QueriesOf(page), (await Task.WhenAll(told.Select(poll => world.QueriesOf(poll.Must(200))))).Sum()));
        }

        Assert.Equal((counts[0].Page + 1, counts[0].Told + 1), counts[1]);
    }

    private static IEnumerable<string> Authors(Page page) =>
        page.Messages.Where(said => said is { IsService: false, Author.Length: > 0 }).Select(said => said.Author);

    private static async Task<(Group Group, Person Bob, Person Other)> Group(World world, string name, string likeName)
    {
        var group = await world.Alice.Founds("Chorale");
        var (bob, other) = (await world.Person("Bob"), await world.Person("Bob2"));
        await Rename(bob, name);
        await Rename(other, likeName);
        foreach (var person in (Person[])[bob, other]) await person.Joins(group);
        return (group, bob, other);
    }

    private static async Task Rename(Person person, string name) => (await person.Post("/me", new()
    {
        ["displayName"] = name,
        ["language"] = "fr",
        ["zone"] = "Europe/Paris",
        ["showing"] = "Thumbnails",
    })).Must(303);
}
