using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Groups;

public sealed class OwnerTests
{
    private const string OwnersOnly = "Seuls les responsables du groupe peuvent le faire, et vous ne l'êtes pas (ou plus).";

    [Fact]
    public async Task An_owner_puts_a_member_in_charge_who_is_told_and_can_do_all_that_owners_do()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale", open: false);
        (await world.Alice.Adds(group, bob)).Must(303);
        await bob.Reads(group.Conversation);
        (await bob.Adds(group, chloe)).Must(403);

        (await world.Alice.AddsOwner(group, bob)).Must(303);

        Assert.Equal(new(group.Conversation, "Chorale", "Vous êtes maintenant responsable du groupe", 1), Assert.Single((await bob.Dashboard()).Lines));
        Assert.Equal(0, (await world.Alice.Dashboard()).Unread);
        Assert.Equal("Bob est maintenant responsable du groupe", (await world.Alice.Lines(group))[^1]);
        Assert.Equal(["Alice (alice · responsable)", "Bob (bob · responsable)"], (await bob.Get(group.Address)).Members());
        (await bob.Adds(group, chloe)).Must(303);
        (await bob.Changes(group, "Chœur")).Must(303);
        (await bob.Post($"{group.Address}/invitation")).Must(303);
        (await bob.Removes(group, chloe)).Must(303);
    }

    [Fact]
    public async Task Who_gives_up_being_owner_is_an_ordinary_member_from_that_moment()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        (await world.Alice.Adds(group, bob)).Must(303);
        (await world.Alice.AddsOwner(group, bob)).Must(303);

        (await world.Alice.RemovesOwner(group, world.Alice)).Must(303);

        Assert.Equal("Alice n'est plus responsable du groupe", (await bob.Lines(group))[^1]);
        Assert.Equal("Vous n'êtes plus responsable du groupe", (await world.Alice.Lines(group))[^1]);
        Func<Task<Page>>[] forOwners =
        [
            () => world.Alice.Adds(group, bob),
            () => world.Alice.Removes(group, bob),
            () => world.Alice.AddsOwner(group, world.Alice),
            () => world.Alice.RemovesOwner(group, bob),
            () => world.Alice.Changes(group, "Autre"),
            () => world.Alice.Post($"{group.Address}/invitation"),
            () => world.Alice.Get($"{group.Address}/settings"),
            () => world.Alice.Get($"{group.Address}/people"),
        ];
        foreach (var act in forOwners) Assert.Equal(OwnersOnly, (await act()).Must(403).Alert);
        Assert.Equal(["Bob (bob · responsable)", "Alice (alice)"], (await bob.Get(group.Address)).Members());
    }

    [Fact]
    public async Task The_last_owner_cannot_give_up_and_is_told_what_to_do_instead()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);

        var refused = await GroupActions.TwentyTimes(() => world.Alice.RemovesOwner(group, world.Alice));
        var page = (await world.Alice.Get($"{group.Address}/members/alice")).Must(200);

        Assert.All(refused, answer => Assert.StartsWith(
            "Il n'y a pas d'autre responsable. Nommez d'abord quelqu'un responsable, ou quittez le groupe",
            answer.Must(409).Alert,
            StringComparison.Ordinal));
        Assert.Contains("Il n'y a pas d'autre responsable.", page.Read(), StringComparison.Ordinal);
        Assert.DoesNotContain("/owners/", page.MainPart(), StringComparison.Ordinal);
        Assert.Equal(["Alice (alice · responsable)", "Bob (bob)"], (await bob.Get(group.Address)).Members());
    }

    [Fact]
    public async Task Of_two_owners_who_both_give_up_at_once_one_stays()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        (await world.Alice.AddsOwner(group, bob)).Must(303);

        var answers = (await Task.WhenAll(
            GroupActions.TwentyTimes(() => world.Alice.RemovesOwner(group, world.Alice)),
            GroupActions.TwentyTimes(() => bob.RemovesOwner(group, bob)))).SelectMany(pages => pages).ToList();

        Assert.Single(answers, answer => answer.Status == 303);
        Assert.Single((await bob.Get(group.Address)).Members(), member => member.EndsWith("responsable)", StringComparison.Ordinal));
        Assert.Single(await bob.Lines(group), line => line.EndsWith("plus responsable du groupe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Twenty_times_the_same_owner_is_one_owner_told_once()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);

        Assert.All(await GroupActions.TwentyTimes(() => world.Alice.AddsOwner(group, bob)), answer => answer.Must(303));

        Assert.Single(await world.Alice.Lines(group), line => line == "Bob est maintenant responsable du groupe");
    }

    [Fact]
    public async Task Who_cannot_be_put_in_charge_is_named()
    {
        await using var world = await World.Start();
        var (bob, sami) = (await world.Person("Bob"), await world.Person("Sami"));
        var group = await world.Alice.Founds("Chorale");
        await sami.Joins(group);
        await world.Suspends(sami);

        Assert.Equal("Bob ne fait pas (ou plus) partie du groupe.", (await world.Alice.AddsOwner(group, bob)).Must(409).Alert);
        Assert.Equal(
            "Le compte de Sami est suspendu : choisissez quelqu'un d'autre.",
            (await world.Alice.AddsOwner(group, sami)).Must(409).Alert);
        Assert.Equal(
            "Personne ne s'appelle ainsi ici : personne.",
            (await world.Alice.Post($"{group.Address}/owners/personne")).Must(409).Alert);
        Assert.Equal(
            "Personne ne s'appelle ainsi ici : personne.",
            (await world.Alice.Post($"{group.Address}/owners/personne/end")).Must(409).Alert);
        Assert.Equal(["Alice (alice · responsable)", "Sami (sami · compte suspendu)"], (await world.Alice.Get(group.Address)).Members());
    }

    [Fact]
    public async Task A_members_page_shows_owners_what_they_can_do_and_to_whom_and_others_nothing_of_it()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);

        var forOwner = (await world.Alice.Get($"{group.Address}/members/bob")).Must(200);
        var forMember = (await bob.Get($"{group.Address}/members/alice")).Must(200);

        Assert.Contains($"href=\"{group.Address}/members/bob\"", (await world.Alice.Get(group.Address)).MainPart(), StringComparison.Ordinal);
        Assert.Contains("Nommer Bob responsable</button>", forOwner.Html, StringComparison.Ordinal);
        Assert.Contains("Retirer Bob du groupe</button>", forOwner.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", forMember.MainPart(), StringComparison.Ordinal);
        Assert.Contains("href=\"/people/alice\"", (await bob.Get(group.Address)).MainPart(), StringComparison.Ordinal);
        await bob.Leaves(group);
        Assert.Equal("Bob ne fait pas (ou plus) partie du groupe.", (await world.Alice.Get($"{group.Address}/members/bob")).Must(404).Alert);
    }
}
