using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Groups;

public sealed class SettingsTests
{
    [Fact]
    public async Task A_new_name_shows_everywhere_at_once_and_is_told()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        var page = await bob.Reads(group.Conversation);
        var dashboard = bob.Polls((await bob.Dashboard()).Cursor, holdSeconds: 200);
        var conversation = bob.Polls(page.Cursor, group.Conversation, holdSeconds: 200);
        await world.UntilHeld(2);

        (await world.Alice.Changes(group, "Chœur & Cie")).Must(303);

        Assert.Equal(new(group.Conversation, "Chœur & Cie", "Alice a renommé le groupe : Chœur & Cie", 0), Assert.Single((await dashboard).Must(200).Lines));
        var told = (await conversation).Must(200);
        Assert.Equal("Alice a renommé le groupe : Chœur & Cie", Assert.Single(told.Messages).Text);
        Assert.Equal("Chœur &amp; Cie", told.Partial($"#title, #r{group.Conversation} bdi"));
        Assert.Equal("Chœur & Cie · OurWhats", (await bob.Reads(group.Conversation)).Title);
        var chloe = await world.Person("Chloé");
        Assert.Contains("<bdi>Chœur &amp; Cie</bdi>", (await chloe.Get("/groups")).MainPart(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Description_openness_and_history_change_without_a_word_in_the_conversation()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");

        (await world.Alice.Changes(group, "Chorale", "On chante\nle mardi", open: false, history: true)).Must(303);

        var page = (await world.Alice.Get(group.Address)).Read();
        var form = (await world.Alice.Get($"{group.Address}/settings")).Must(200);
        Assert.Contains("On chante\nle mardi", page, StringComparison.Ordinal);
        Assert.Contains("Groupe sur invitation · les nouveaux voient tout ce qui a été dit", page, StringComparison.Ordinal);
        Assert.Equal(("Chorale", "On chante\nle mardi"), (form.Field("name"), form.Field("description")));
        Assert.Contains("Vaut pour qui rejoint le groupe à partir de maintenant.", form.Read(), StringComparison.Ordinal);
        Assert.Single(await world.Alice.Lines(group));
        Assert.DoesNotContain("Chorale", (await (await world.Person("Bob")).Get("/groups")).MainPart(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_setting_concerns_those_who_join_from_then_on()
    {
        await using var world = await World.Start();
        var (bob, chloe, dan) = (await world.Person("Bob"), await world.Person("Chloé"), await world.Person("Dan"));
        var group = await world.Alice.Founds("Chorale");
        await world.Alice.Says(group.Conversation, "premier");
        await bob.Joins(group);

        (await world.Alice.Changes(group, "Chorale", history: true)).Must(303);
        await chloe.Joins(group);
        (await world.Alice.Changes(group, "Chorale", history: false)).Must(303);
        await dan.Joins(group);

        Assert.Empty((await bob.Reads(group.Conversation)).Texts);
        Assert.Equal(["premier"], (await chloe.Reads(group.Conversation)).Texts);
        Assert.Empty((await dan.Reads(group.Conversation)).Texts);
    }

    [Theory]
    [InlineData("name", "  ", "Donnez un nom lisible, de 60 caractères au plus.")]
    [InlineData("name", "Cho\u202Erale", "Donnez un nom lisible, de 60 caractères au plus.")]
    [InlineData("description", "a\u0007", "La description peut avoir 500 caractères, sans caractères de contrôle.")]
    public async Task What_a_group_cannot_be_called_is_refused_and_the_rest_kept(string field, string typed, string sentence)
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");

        var refused = await world.Alice.Post($"{group.Address}/settings", new()
        {
            ["name"] = "Chœur",
            ["description"] = "On chante",
            ["open"] = "no",
            ["history"] = "yes",
            [field] = typed,
        });

        Assert.Equal(sentence, refused.Must(400).Alert);
        Assert.Equal(field == "name" ? "On chante" : "Chœur", refused.Field(field == "name" ? "description" : "name"));
        Assert.Equal("Chorale", Assert.Single((await world.Alice.Dashboard()).Lines).Title);
        Assert.Single(await world.Alice.Lines(group));
    }

    [Fact]
    public async Task Twenty_times_the_same_name_is_told_once()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");

        Assert.All(await GroupActions.TwentyTimes(() => world.Alice.Changes(group, "Chœur")), answer => answer.Must(303));

        Assert.Equal(["Alice a créé le groupe", "Alice a renommé le groupe : Chœur"], await world.Alice.Lines(group));
    }

    [Fact]
    public async Task Who_has_left_goes_on_reading_the_name_that_they_knew()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        await bob.Leaves(group);

        (await world.Alice.Changes(group, "Chœur")).Must(303);

        Assert.Equal("Chorale", Assert.Single((await bob.Dashboard()).Lines).Title);
        Assert.Equal("Chorale · OurWhats", (await bob.Reads(group.Conversation)).Title);
        await bob.Joins(group);
        Assert.Equal("Chœur", Assert.Single((await bob.Dashboard()).Lines).Title);
    }
}
