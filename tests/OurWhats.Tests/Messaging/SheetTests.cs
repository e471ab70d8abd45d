using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class SheetTests
{
    [Fact]
    public async Task The_time_of_a_message_leads_to_its_own_page()
    {
        await using var world = await World.Start();
        var (bob, text) = (await world.Person("Bob"), Some.Text());
        var conversation = await world.Alice.WritesTo(bob, text);
        var page = await bob.Reads(conversation);

        var sheet = (await bob.Sheet(conversation, 1)).Must(200);
        var fragment = (await bob.Get($"/c/{conversation}/messages/1", Person.Htmx)).Must(200);

        Assert.Contains($"<a href=\"/c/{conversation}/messages/1\">", page.Html, StringComparison.Ordinal);
        foreach (var answer in (Page[])[sheet, fragment])
        {
            Assert.Contains(text, System.Net.WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
            Assert.Contains($"href=\"/c/{conversation}?reply=1\"", answer.Html, StringComparison.Ordinal);
            Assert.Contains($"href=\"/c/{conversation}?at=1#m1\"", answer.Html, StringComparison.Ordinal);
            Assert.Contains("HX-Request", answer.Headers.Vary);
        }

        Assert.Equal("Message · OurWhats", sheet.Title);
        Assert.Empty(fragment.Title);
    }

    [Fact]
    public async Task It_says_who_has_read_in_a_group_and_who_has_not()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale", history: true);
        var (bob, chloe, david, later) = (await world.Person("Bob"), await world.Person("Chloé"), await world.Person("David"), await world.Person("Zoé"));
        foreach (var person in (Person[])[bob, chloe, david]) await person.Joins(group);
        var said = await world.Alice.Says(group.Conversation, Some.Text());
        foreach (var person in (Person[])[chloe, bob]) await person.Reads(group.Conversation);
        await later.Joins(group);

        var sheet = (await world.Alice.Sheet(group.Conversation, said)).Must(200);
        var others = (await bob.Sheet(group.Conversation, said)).Must(200);
        await david.Leaves(group);
        var after = (await world.Alice.Sheet(group.Conversation, said)).Must(200);

        Assert.Equal("Vu par 2: Bob, Chloé; Pas encore vu par 1: David", Readers(sheet));
        Assert.Equal("", Readers(others));
        Assert.Equal("Vu par 2: Bob, Chloé", Readers(after));
    }

    [Fact]
    public async Task Between_two_people_it_is_seen_or_not()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());

        var before = await world.Alice.Sheet(conversation, 1);
        await bob.Reads(conversation);
        var after = await world.Alice.Sheet(conversation, 1);

        Assert.Equal("Pas encore vu: ", Readers(before));
        Assert.Equal("Vu: ", Readers(after));
    }

    [Fact]
    public async Task What_one_may_not_see_and_service_lines_have_none()
    {
        await using var world = await World.Start();
        var (bob, stranger) = (await world.Person("Bob"), await world.Person("Stranger"));
        var group = await world.Alice.Founds("Chorale");
        var before = await world.Alice.Says(group.Conversation, Some.Text());
        await bob.Joins(group);
        var after = await world.Alice.Says(group.Conversation, Some.Text());

        (await bob.Sheet(group.Conversation, after)).Must(200);
        var missing = (await bob.Sheet(group.Conversation, 999)).Must(404);
        foreach (var (person, number) in ((Person, long)[])[(bob, before), (world.Alice, 1), (bob, after - 1), (stranger, after)])
            Assert.Equal(missing.Alert, (await person.Sheet(group.Conversation, number)).Must(404).Alert);
    }

    [Fact]
    public async Task Who_has_left_reads_it_and_does_nothing_with_it()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        var said = await bob.Says(group.Conversation, Some.Text());
        await world.Alice.Reads(group.Conversation);
        await bob.Leaves(group);

        var sheet = (await bob.Sheet(group.Conversation, said)).Must(200);

        Assert.Equal("", Readers(sheet));
        Assert.DoesNotContain("reply=", sheet.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", sheet.Html[sheet.Html.IndexOf("<main", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    private static string Readers(Page sheet) => string.Join("; ", System.Text.RegularExpressions.Regex.Matches(sheet.Html, "<h2>✓+ ((?:Vu|Pas encore vu)[^<]*)</h2>\\s*(<p>.*?</p>)?")
        .Select(found => $"{found.Groups[1].Value}: {string.Join(", ", System.Text.RegularExpressions.Regex.Matches(found.Groups[2].Value, "<bdi>(.*?)</bdi>").Select(name => System.Net.WebUtility.HtmlDecode(name.Groups[1].Value)))}"));
}
