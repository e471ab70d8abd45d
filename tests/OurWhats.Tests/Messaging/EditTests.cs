using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class EditTests
{
    [Fact]
    public async Task An_edited_message_says_so_and_keeps_what_it_said()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-03T12:00:00Z"));
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, "un");

        foreach (var text in (string[])["deux", "trois"])
        {
            clock!.Now = clock.Now.AddMinutes(4);
            Assert.Equal($"/c/{conversation}?at=1#m1", (await world.Alice.Edits(conversation, 1, text)).Must(303).Location);
        }

        foreach (var person in (Person[])[world.Alice, bob])
        {
            var said = Assert.Single((await person.Reads(conversation)).Messages);
            Assert.Equal(("trois", "modifié 13:00"), (said.Text, said.Time));
            var sheet = (await person.Sheet(conversation, 1)).Must(200);
            Assert.Contains("Modifié à 13:08", sheet.Html, StringComparison.Ordinal);
            Assert.Equal(["13:00 un", "13:04 deux"], Earlier(sheet));
        }

        Assert.Equal("Vous : trois", Assert.Single((await world.Alice.Dashboard()).Lines).Preview);
    }

    [Fact]
    public async Task It_is_nothing_new_to_read()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var conversation = await world.Alice.WritesTo(bob, "un");
        await chloe.WritesTo(bob, "autre");
        await bob.Reads(conversation);
        var dashboard = await bob.Dashboard();

        (await world.Alice.Edits(conversation, 1, "deux")).Must(303);

        var poll = (await bob.Polls(dashboard.Cursor)).Must(200);
        Assert.Equal("1", poll.Partial("#n"));
        Assert.Null(poll.Partial("#rows"));
        Assert.Contains("deux", poll.Partial($"#r{conversation}"), StringComparison.Ordinal);
        Assert.Equal(["Chloé", "Alice"], (await bob.Dashboard()).Lines.Select(line => line.Title));
        Assert.Equal([1, 0], (await bob.Dashboard()).Lines.Select(line => line.Unread));
    }

    [Fact]
    public async Task An_open_page_gets_it_in_its_place()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, "un");
        foreach (var text in (string[])["deux", "trois"]) await world.Alice.Says(conversation, text);
        await bob.Answers(conversation, 2, "je réponds");
        var poll = bob.Polls((await bob.Reads(conversation)).Cursor, conversation, holdSeconds: 200);
        await world.UntilHeld(1);

        (await world.Alice.Edits(conversation, 2, "DEUX")).Must(303);

        var told = (await poll).Must(200);
        Assert.Null(told.Partial("#messages"));
        var said = Assert.Single(told.Messages);
        Assert.Equal((2, " k e", "DEUX"), (said.Number, said.Class, said.Text));
        Assert.EndsWith("DEUX", told.Partial(".q\\[href\\$='#m2'\\]"), StringComparison.Ordinal);
        (await bob.Polls(told.TagCursor!, conversation)).Must(304);
    }

    [Fact]
    public async Task Beside_another_page_nothing_moves()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var other = await chloe.WritesTo(bob, Some.Text());
        var conversation = await world.Alice.WritesTo(bob, "un");
        var page = await bob.Reads(other);

        (await world.Alice.Edits(conversation, 1, "deux")).Must(303);

        var poll = (await bob.Polls(page.Cursor, other)).Must(304);
        Assert.NotEqual(page.Cursor, poll.TagCursor);
    }

    [Fact]
    public async Task The_same_text_again_changes_nothing()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), "un");
        var tag = (await world.Alice.Reads(conversation)).Tag!;

        (await world.Alice.Edits(conversation, 1, "un")).Must(303);

        (await world.Alice.Get($"/c/{conversation}", ("If-None-Match", tag))).Must(304);
    }

    [Fact]
    public async Task Twenty_edits_at_once_are_one()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), "un");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Alice.Edits(conversation, 1, "deux")));

        Assert.All(answers, answer => answer.Must(303));
        Assert.Single(Earlier(await world.Alice.Sheet(conversation, 1)));
    }

    [Fact]
    public async Task After_fifteen_minutes_it_is_refused_beside_what_was_typed()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-03T12:00:00Z"));
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), "un");
        clock!.Now = clock.Now.AddMinutes(15);
        (await world.Alice.Edits(conversation, 1, "deux")).Must(303);
        Assert.NotNull((await world.Alice.Sheet(conversation, 1)).Field("text"));
        clock.Now = clock.Now.AddSeconds(1);

        var page = (await world.Alice.Edits(conversation, 1, "trois")).Must(403);
        var fragment = (await world.Alice.Post($"/c/{conversation}/messages/1", new() { ["text"] = "trois" }, Person.Htmx)).Must(403);

        Assert.Equal("Un message se modifie pendant 15 minutes. Celui-ci reste tel qu'il est.", page.Alert);
        Assert.Equal("trois", page.Field("text"));
        Assert.Equal(page.Alert, fragment.Alert);
        Assert.Null((await world.Alice.Sheet(conversation, 1)).Field("text"));
        Assert.Equal("deux", Assert.Single((await world.Alice.Reads(conversation)).Texts));
    }

    [Theory]
    [InlineData("", "Écrivez quelque chose avant d'envoyer.")]
    [InlineData("a\u0007b", "Le message contient des caractères de contrôle, qui ne peuvent pas s'afficher.")]
    public async Task What_is_no_text_is_refused_beside_the_text(string text, string sentence)
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), "un");

        var page = (await world.Alice.Edits(conversation, 1, text)).Must(400);

        Assert.Equal(sentence, page.Alert);
        Assert.Equal(text, page.Field("text"));
        Assert.Equal("un", Assert.Single((await world.Alice.Reads(conversation)).Texts));
    }

    [Fact]
    public async Task Others_messages_and_service_lines_are_not_there_to_edit_or_erase()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        var said = await world.Alice.Says(group.Conversation, "un");
        var missing = (await bob.Edits(group.Conversation, 999, "deux")).Must(404);

        foreach (var number in (long[])[1, said - 1, said])
        {
            Assert.Equal(missing.Alert, (await bob.Edits(group.Conversation, number, "deux")).Must(404).Alert);
            Assert.Equal(missing.Alert, (await bob.Edits(group.Conversation, number, "")).Must(404).Alert);
            Assert.Equal(missing.Alert, (await bob.Erases(group.Conversation, number)).Must(404).Alert);
        }

        Assert.Equal("un", Assert.Single((await bob.Reads(group.Conversation)).Texts));
    }

    [Fact]
    public async Task Who_has_left_edits_and_erases_nothing()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        var said = await bob.Says(group.Conversation, "un");
        await bob.Leaves(group);

        var edit = (await bob.Edits(group.Conversation, said, "deux")).Must(403);
        var erasure = (await bob.Erases(group.Conversation, said)).Must(403);

        Assert.Equal(("Vous ne participez plus à cette conversation.", "deux"), (edit.Alert, edit.Field("text")));
        Assert.Equal(edit.Alert, erasure.Alert);
        Assert.Equal("un", Assert.Single((await world.Alice.Reads(group.Conversation)).Texts));
    }

    [Fact]
    public async Task Who_has_left_keeps_what_a_message_said_then()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        var said = await world.Alice.Says(group.Conversation, "un");
        (await world.Alice.Edits(group.Conversation, said, "deux")).Must(303);
        await bob.Answers(group.Conversation, said, "je réponds");
        await bob.Leaves(group);
        var page = await bob.Reads(group.Conversation);

        (await world.Alice.Edits(group.Conversation, said, "trois")).Must(303);

        (await bob.Polls(page.Cursor, group.Conversation)).Must(304);
        var (read, sheet) = (await bob.Reads(group.Conversation), (await bob.Sheet(group.Conversation, said)).Must(200));
        Assert.Equal(["deux", "je réponds"], read.Texts);
        Assert.Equal("Alicedeux", read.Messages.Single(message => message.Text == "je réponds").Quote);
        Assert.Equal("un", Assert.Single(Earlier(sheet)).Split(' ')[1]);
        Assert.All((Page[])[read, sheet, (await bob.Get($"/c/{group.Conversation}?reply={said}", Person.Htmx)).Must(200)], answer => Assert.DoesNotContain("trois", answer.Html, StringComparison.Ordinal));
        Assert.Contains("trois", (await world.Alice.Reads(group.Conversation)).Texts);
    }

    [Fact]
    public async Task Who_has_left_is_told_of_what_is_taken_back()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        var said = await world.Alice.Says(group.Conversation, "un");
        await bob.Leaves(group);
        var poll = bob.Polls((await bob.Reads(group.Conversation)).Cursor, group.Conversation, holdSeconds: 200);
        await world.UntilHeld(1);
        var later = await world.Alice.Says(group.Conversation, "sans Bob");
        (await world.Alice.Edits(group.Conversation, later, "toujours sans Bob")).Must(303);

        (await world.Alice.Erases(group.Conversation, said)).Must(303);

        Assert.Equal("Message effacé", Assert.Single((await poll).Must(200).Texts));
        Assert.Equal("Message effacé", Assert.Single((await bob.Reads(group.Conversation)).Texts));
    }

    private static IEnumerable<string> Earlier(Page sheet) =>
        System.Text.RegularExpressions.Regex.Matches(sheet.Html, "<li><span class=\"hint\">(.*?)</span><p[^>]*>(.*?)</p></li>").Select(found => $"{found.Groups[1].Value} {found.Groups[2].Value}");
}
