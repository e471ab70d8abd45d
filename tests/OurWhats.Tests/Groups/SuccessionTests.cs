using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Groups;

public sealed class SuccessionTests
{
    [Fact]
    public async Task When_the_last_owner_leaves_the_longest_standing_member_takes_over_and_is_told()
    {
        await using var world = await World.Start();
        var (bob, chloe, dan) = (await world.Person("Bob"), await world.Person("Chloé"), await world.Person("Dan"));
        var group = await world.Alice.Founds("Chorale");
        await dan.Joins(group);
        await chloe.Joins(group);
        await bob.Joins(group);
        await dan.Leaves(group);
        await dan.Joins(group); // who came back has been there for less long than Chloé
        await chloe.Reads(group.Conversation);
        Assert.Contains(
            "Si vous partez, Chloé devient responsable du groupe",
            (await world.Alice.Get(group.Address)).Read(),
            StringComparison.Ordinal);

        await world.Alice.Leaves(group);

        Assert.Equal(["Alice a quitté le groupe", "Chloé est maintenant responsable du groupe"], (await bob.Lines(group)).TakeLast(2));
        Assert.Equal(["Chloé (chloé · responsable)", "Bob (bob)", "Dan (dan)"], (await bob.Get(group.Address)).Members());
        Assert.Equal(new(group.Conversation, "Chorale", "Vous êtes maintenant responsable du groupe", 1), Assert.Single((await chloe.Dashboard()).Lines));
        Assert.Equal("Alice a quitté le groupe", (await world.Alice.Lines(group))[^1]);
        (await chloe.Changes(group, "Chœur")).Must(303);
    }

    [Fact]
    public async Task Nobody_takes_over_while_there_is_another_owner()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        await chloe.Joins(group);
        (await world.Alice.AddsOwner(group, chloe)).Must(303);

        await world.Alice.Leaves(group);

        Assert.Equal(["Chloé (chloé · responsable)", "Bob (bob)"], (await bob.Get(group.Address)).Members());
        Assert.Equal("Alice a quitté le groupe", (await bob.Lines(group))[^1]);
    }

    [Fact]
    public async Task A_suspended_member_takes_over_only_where_there_is_nobody_else()
    {
        await using var world = await World.Start();
        var (bob, sami) = (await world.Person("Bob"), await world.Person("Sami"));
        var group = await world.Alice.Founds("Chorale");
        await sami.Joins(group);
        await bob.Joins(group);
        await world.Suspends(sami);

        await world.Alice.Leaves(group);
        Assert.Equal(["Bob (bob · responsable)", "Sami (sami · compte suspendu)"], (await bob.Get(group.Address)).Members());
        await bob.Leaves(group);
        (await world.Alice.Post(sami.AdminAddress + "/reopen")).Must(303);
        (await sami.SignIn()).Must(303);

        Assert.Equal(["Sami (sami · responsable)"], (await sami.Get(group.Address)).Members());
    }

    [Fact]
    public async Task Twenty_departures_of_the_last_owner_are_one_and_one_succession()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);

        await GroupActions.TwentyTimes(() => world.Alice.Post($"{group.Address}/leave"));

        Assert.Equal(["Bob a rejoint le groupe", "Alice a quitté le groupe", "Vous êtes maintenant responsable du groupe"], await bob.Lines(group));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_last_member_leaves_the_group_is_closed_and_nothing_leaks_from_it(bool open)
    {
        await using var world = await World.Start();
        var (bob, stranger) = (await world.Person("Bob"), await world.Person("Stranger"));
        var group = await world.Alice.Founds("Chorale", open: open);
        (await world.Alice.Adds(group, bob)).Must(303);
        await world.Alice.Says(group.Conversation, "reçu");
        (await world.Visitor().Get($"/join/{group.Code}")).Must(200);
        await bob.Leaves(group);
        Assert.Contains(
            "Il ne reste que vous : si vous partez, le groupe est fermé.",
            (await world.Alice.Get(group.Address)).Read(),
            StringComparison.Ordinal);

        await world.Alice.Leaves(group);

        foreach (var person in (Person[])[world.Alice, bob, stranger])
        {
            foreach (var address in (string[])["", "/members", "/members/alice", "/people", "/settings", "/qr"])
                (await person.Get(group.Address + address)).Must(404);
            string[] posts =
            [
                "/members", "/leave", "/people", "/settings", "/invitation", "/members/bob/removal", "/owners/bob", "/owners/bob/end",
            ];
            foreach (var address in posts)
                (await person.Post(group.Address + address, new() { ["name"] = "Chœur", ["who"] = "bob" })).Must(404);
            (await person.Get($"/join/{group.Code}")).Must(404);
            (await person.Post($"/join/{group.Code}")).Must(404);
            Assert.DoesNotContain("Chorale", (await person.Get("/groups")).MainPart(), StringComparison.Ordinal);
        }

        (await world.Visitor().Get($"/sign-up?invitation={group.Code}")).Must(403);
        (await world.Visitor("Eve").SignUp(group.Code)).Must(403);
        Assert.Empty((await stranger.Dashboard()).Lines);
        Assert.Equal(["Alice a ajouté Bob", "reçu", "Bob a quitté le groupe"], await bob.Lines(group));
        Assert.DoesNotContain(group.Address, (await bob.Reads(group.Conversation)).Html, StringComparison.Ordinal);
        (await world.Alice.Post($"/c/{group.Conversation}/messages", new() { ["text"] = "seule" })).Must(403);
        Assert.NotEqual(group.Id, (await world.Alice.Founds("Suivant")).Id);
    }

    [Fact]
    public async Task Who_joins_at_the_moment_when_the_last_member_leaves_is_in_or_finds_the_group_closed()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");

        var joining = GroupActions.TwentyTimes(() => bob.Post($"{group.Address}/members"));
        await world.Alice.Leaves(group);
        var joined = (await joining).Any(answer => answer.Status == 303);

        Assert.Equal(joined ? 200 : 404, (await bob.Get(group.Address)).Status);
        Assert.Equal(joined ? ["Bob (bob · responsable)"] : [], (await bob.Get(group.Address)).Members());
        Assert.Equal(joined ? 1 : 0, (await bob.Dashboard()).Lines.Count);
    }
}
