using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Groups;

public sealed class AddingTests
{
    [Fact]
    public async Task An_owner_finds_people_by_name_ticks_several_and_adds_them()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale", open: false);

        var form = (await world.Alice.Get($"{group.Address}/people?q=b")).Must(200);
        var later = (await world.Alice.Get($"{group.Address}/people?q=chl&who=bob")).Must(200);
        var added = await world.Alice.Adds(group, bob, chloe);

        Assert.Contains("""value="bob">""", form.Html, StringComparison.Ordinal);
        Assert.Contains("""value="bob" checked="checked">""", later.Html, StringComparison.Ordinal);
        Assert.Contains("""value="chloé">""", later.Read(), StringComparison.Ordinal);
        Assert.Equal(["Alice (alice · responsable)", "Bob (bob)", "Chloé (chloé)"], (await world.Alice.Follow(added.Must(303))).Members());
        Assert.Equal(["Alice a créé le groupe", "Alice a ajouté Bob", "Alice a ajouté Chloé"], await world.Alice.Lines(group));
    }

    [Fact]
    public async Task A_hundred_people_are_added_at_once_at_most()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");
        FormUrlEncodedContent Ticked(int count) =>
            new(Enumerable.Range(0, count).Select(i => KeyValuePair.Create("who", $"personne{i}")));

        var most = await world.Alice.Send(HttpMethod.Post, $"{group.Address}/people", Ticked(100), ("Sec-Fetch-Site", "same-origin"));
        var more = await world.Alice.Send(HttpMethod.Post, $"{group.Address}/people", Ticked(101), ("Sec-Fetch-Site", "same-origin"));

        Assert.StartsWith("Personne ne s'appelle ainsi ici", most.Must(409).Alert, StringComparison.Ordinal);
        Assert.Equal("Ajoutez 100 personnes au plus à la fois.", more.Must(409).Alert);
    }

    [Fact]
    public async Task The_search_shows_who_is_in_already_and_answers_htmx_with_the_list_alone()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");

        var found = (await world.Alice.Get($"{group.Address}/people?q=al", Person.Htmx)).Must(200);
        var nobody = (await world.Alice.Get($"{group.Address}/people?q=zzz", Person.Htmx)).Must(200);

        Assert.Contains("""value="alice" disabled="disabled">""", found.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", found.Html, StringComparison.Ordinal);
        Assert.Contains("Personne de ce nom.", nobody.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_is_added_finds_the_group_unread_on_the_dashboard_and_sees_what_the_group_lets_newcomers_see(bool history)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale", open: false, history: history);
        await world.Alice.Says(group.Conversation, "avant");
        var poll = bob.Polls((await bob.Dashboard()).Cursor, holdSeconds: 200);
        await world.UntilHeld(1);

        (await world.Alice.Adds(group, bob)).Must(303);

        Assert.Equal(new(group.Conversation, "Chorale", "Alice a ajouté Bob", 1), Assert.Single((await poll).Must(200).Lines));
        await world.Alice.Says(group.Conversation, "après");
        Assert.Equal(history ? ["avant", "après"] : ["après"], (await bob.Reads(group.Conversation)).Texts);
        Assert.Equal(0, (await bob.Dashboard()).Unread);
    }

    [Theory]
    [InlineData("bob", "Déjà dans le groupe : Bob. Personne n'a été ajouté.")]
    [InlineData("sami", "Compte suspendu : Sami. Personne n'a été ajouté.")]
    [InlineData("personne", "Personne ne s'appelle ainsi ici : personne.")]
    [InlineData("alice", "Déjà dans le groupe : Alice. Personne n'a été ajouté.")]
    public async Task Who_cannot_be_added_is_named_nobody_is_added_and_the_others_stay_ticked(string name, string sentence)
    {
        await using var world = await World.Start();
        var (bob, sami) = (await world.Person("Bob"), await world.Person("Sami"));
        await world.Person("Chloé");
        var group = await world.Alice.Founds("Chorale");
        (await world.Alice.Adds(group, bob)).Must(303);
        await world.Suspends(sami);

        var refused = await world.Alice.Ticks(group, "chloé", name);

        Assert.Equal(sentence, refused.Must(409).Alert);
        Assert.Contains("""value="chloé" checked="checked">""", refused.Read(), StringComparison.Ordinal);
        Assert.Equal(["Alice a créé le groupe", "Alice a ajouté Bob"], await world.Alice.Lines(group));
    }

    [Fact]
    public async Task Nobody_ticked_is_said_so_and_nothing_happens()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");

        var refused = await world.Alice.Ticks(group);

        Assert.Equal("Cochez au moins une personne.", refused.Must(409).Alert);
        Assert.Single(await world.Alice.Lines(group));
    }

    [Fact]
    public async Task Twenty_times_the_same_addition_is_one_arrival()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale");

        var answers = await GroupActions.TwentyTimes(() => world.Alice.Adds(group, bob, chloe));

        Assert.Single(answers, answer => answer.Status == 303);
        Assert.Equal(19, answers.Count(answer => answer.Alert == "Déjà dans le groupe : Bob, Chloé. Personne n'a été ajouté."));
        Assert.Equal(["Alice a créé le groupe", "Alice a ajouté Bob", "Alice a ajouté Chloé"], await world.Alice.Lines(group));
    }

    [Fact]
    public async Task Somebody_added_and_joining_at_once_arrives_once()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");

        await Task.WhenAll(
            GroupActions.TwentyTimes(() => world.Alice.Adds(group, bob)),
            GroupActions.TwentyTimes(() => bob.Post($"{group.Address}/members")));

        Assert.Equal(2, (await world.Alice.Lines(group)).Count);
        Assert.Equal(2, (await world.Alice.Get(group.Address)).Members().Count);
    }

    [Fact]
    public async Task Only_owners_add_and_a_group_that_was_just_closed_takes_nobody()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);

        Assert.Equal(
            "Seuls les responsables du groupe peuvent le faire, et vous ne l'êtes pas (ou plus).",
            (await bob.Adds(group, chloe)).Must(403).Alert);
        (await bob.Get($"{group.Address}/people")).Must(403);
        (await chloe.Adds(group, chloe)).Must(404);
        await bob.Leaves(group);
        await world.Alice.Leaves(group);

        Assert.NotNull((await world.Alice.Adds(group, chloe)).Must(404).Alert);
        Assert.Empty((await chloe.Dashboard()).Lines);
    }
}
