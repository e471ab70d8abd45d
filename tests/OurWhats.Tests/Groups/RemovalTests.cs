using System.Net;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Groups;

public sealed class RemovalTests
{
    private const string Over = "Vous ne faites plus partie de ce groupe.";

    [Fact]
    public async Task Who_is_removed_keeps_what_they_received_up_to_the_line_that_says_so()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale", open: false);
        (await world.Alice.Adds(group, bob)).Must(303);
        await world.Alice.Says(group.Conversation, "reçu");

        (await world.Alice.Removes(group, bob)).Must(303);
        await world.Alice.Says(group.Conversation, "après");

        var page = await bob.Reads(group.Conversation);
        Assert.Contains("après", await world.Alice.Lines(group));
        Assert.Equal(["Alice a ajouté Bob", "reçu", "Alice a retiré Bob"], page.Messages.Select(said => said.Text));
        Assert.Contains(Over, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form id=\"composer\"", page.Html, StringComparison.Ordinal);
        Assert.Equal(new(group.Conversation, "Chorale", "Alice a retiré Bob", 0), Assert.Single((await bob.Dashboard()).Lines));
        Assert.Equal(["Alice (alice · responsable)"], (await world.Alice.Get(group.Address)).Members());
        (await bob.Get(group.Address)).Must(404);
    }

    [Fact]
    public async Task Who_is_removed_while_their_page_is_open_is_told_and_gets_nothing_more_from_that_moment()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale", open: false);
        (await world.Alice.Adds(group, bob)).Must(303);
        var poll = bob.Polls((await bob.Reads(group.Conversation)).Cursor, group.Conversation, holdSeconds: 200);
        await world.UntilHeld(1);

        (await world.Alice.Removes(group, bob)).Must(303);
        var told = (await poll).Must(200);
        var next = bob.Polls(told.TagCursor!, group.Conversation, holdSeconds: 2);
        var missed = bob.Polls("0", group.Conversation);
        await world.Alice.Says(group.Conversation, "secret");
        (await world.Alice.Changes(group, "Nom secret")).Must(303);

        Assert.Equal("Alice a retiré Bob", Assert.Single(told.Messages).Text);
        Assert.Contains(Over, told.Partial("#composer"), StringComparison.Ordinal);
        (await next).Must(304);
        List<Page> pages =
        [
            await missed,
            await bob.Polls("0", group.Conversation),
            await bob.Polls("0"),
            await bob.Dashboard(),
            await bob.Reads(group.Conversation),
            await bob.Get($"/c/{group.Conversation}?at=1"),
            await bob.Get("/me"),
        ];
        Assert.Contains("Nom secret", (await world.Alice.Dashboard()).Html, StringComparison.Ordinal);
        Assert.All(pages, page => Assert.DoesNotContain("secret", page.Must(200).Html, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_is_removed_does_not_come_back_by_the_link_they_know(bool open)
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale", open);
        (await bob.Post($"/join/{group.Code}")).Must(303);
        (await chloe.Post($"/join/{group.Code}")).Must(303);
        var told = (await world.Alice.Get($"{group.Address}/members/bob")).Read();

        (await world.Alice.Removes(group, bob)).Must(303);
        if (open) (await world.Alice.Changes(group, "Chorale", open: false)).Must(303);

        Assert.Contains("Le lien d'invitation change : celui d'avant ne vaut plus rien.", told, StringComparison.Ordinal);
        (await bob.Get($"/join/{group.Code}")).Must(404);
        (await bob.Post($"/join/{group.Code}")).Must(404);
        (await bob.Get(group.Address)).Must(404);
        var renewed = (await chloe.Get(group.Address)).InvitationCode;
        Assert.NotEqual(group.Code, renewed);
        (await (await world.Person("David")).Post($"/join/{renewed}")).Must(303);
    }

    [Fact]
    public async Task Who_leaves_by_themselves_does_not_change_the_link()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale", open: false);
        (await bob.Post($"/join/{group.Code}")).Must(303);

        (await bob.Post($"{group.Address}/leave")).Must(303);

        (await bob.Post($"/join/{group.Code}")).Must(303);
    }

    [Fact]
    public async Task A_removal_brings_no_expired_link_back()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-09-01T08:00:00Z"));
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale", open: false);
        (await world.Alice.Adds(group, bob)).Must(303);
        clock!.Now = clock.Now.AddDays(30);

        (await world.Alice.Removes(group, bob)).Must(303);

        Assert.Contains("Le lien d'invitation a expiré.", (await world.Alice.Get(group.Address)).Read(), StringComparison.Ordinal);
        Assert.Equal("", (await world.Alice.Get(group.Address)).InvitationCode);
    }

    [Fact]
    public async Task A_page_where_nothing_ended_keeps_its_composer()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale");
        (await world.Alice.Adds(group, bob, chloe)).Must(303);
        var cursor = (await bob.Reads(group.Conversation)).Cursor;

        (await world.Alice.Removes(group, chloe)).Must(303);

        var told = (await bob.Polls(cursor, group.Conversation)).Must(200);
        Assert.Equal("Alice a retiré Chloé", Assert.Single(told.Messages).Text);
        Assert.Null(told.Partial("#composer"));
    }

    [Fact]
    public async Task What_is_sent_after_the_removal_is_refused_with_a_sentence()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        (await world.Alice.Removes(group, bob)).Must(303);

        var refused = await bob.Post($"/c/{group.Conversation}/messages", new() { ["text"] = "encore moi" }, Person.Htmx);

        Assert.Equal("Vous ne participez plus à cette conversation.", refused.Must(403).Alert);
        Assert.DoesNotContain("encore moi", await world.Alice.Lines(group));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_sent_without_a_script_by_somebody_who_is_no_member_comes_back_to_be_copied(bool wasMember)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        if (wasMember)
        {
            await bob.Joins(group);
            (await world.Alice.Removes(group, bob)).Must(303);
        }

        var refused = await bob.Post($"/c/{group.Conversation}/messages", new() { ["text"] = "encore\n<b>moi</b>" });

        Assert.NotNull(refused.Must(wasMember ? 403 : 404).Alert);
        Assert.Contains("readonly", refused.Html, StringComparison.Ordinal);
        Assert.Contains("encore\n<b>moi</b></textarea>", WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>moi", refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_removed_comes_back_as_an_ordinary_member_and_misses_what_was_said_between()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        (await world.Alice.Adds(group, bob)).Must(303);
        (await world.Alice.AddsOwner(group, bob)).Must(303);
        (await world.Alice.Removes(group, bob)).Must(303);
        await world.Alice.Says(group.Conversation, "entre-temps");
        (await world.Alice.Changes(group, "Chœur")).Must(303);

        await bob.Joins(group);
        await world.Alice.Says(group.Conversation, "au retour");

        Assert.Equal(["au retour"], (await bob.Reads(group.Conversation)).Texts);
        Assert.Equal("Chœur", Assert.Single((await bob.Dashboard()).Lines).Title);
        (await bob.Removes(group, world.Alice)).Must(403);
    }

    [Fact]
    public async Task Two_owners_who_remove_each_other_at_once_are_one_removal()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        (await world.Alice.Adds(group, bob)).Must(303);
        (await world.Alice.AddsOwner(group, bob)).Must(303);

        var answers = (await Task.WhenAll(
            GroupActions.TwentyTimes(() => world.Alice.Removes(group, bob)),
            GroupActions.TwentyTimes(() => bob.Removes(group, world.Alice)))).SelectMany(pages => pages).ToList();

        Assert.Single(answers, answer => answer.Status == 303);
        Assert.All(answers, answer => Assert.True(answer.Status == 303 || answer.Alert is not null));
        var left = (await world.Alice.Get(group.Address)).Members().Count > 0 ? world.Alice : bob;
        Assert.Equal($"{left.DisplayName} ({left.Name} · responsable)", Assert.Single((await left.Get(group.Address)).Members()));
    }

    [Fact]
    public async Task Twenty_times_the_same_removal_is_one_and_the_others_say_that_they_are_gone()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);

        var answers = await GroupActions.TwentyTimes(() => world.Alice.Removes(group, bob));

        Assert.Single(answers, answer => answer.Status == 303);
        Assert.Equal(19, answers.Count(answer => answer is { Status: 409, Alert: "Bob ne fait pas (ou plus) partie du groupe." }));
        Assert.Equal(["Alice a créé le groupe", "Bob a rejoint le groupe", "Alice a retiré Bob"], await world.Alice.Lines(group));
    }

    [Fact]
    public async Task Who_cannot_be_removed_stays_and_the_reason_is_said()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        await bob.Leaves(group);
        await chloe.Joins(group);

        var gone = await world.Alice.Removes(group, bob);
        var unknown = await world.Alice.Post($"{group.Address}/members/personne/removal");
        var oneself = await world.Alice.Removes(group, world.Alice);
        var byMember = await chloe.Removes(group, world.Alice);

        Assert.Equal("Bob ne fait pas (ou plus) partie du groupe.", gone.Must(409).Alert);
        Assert.Equal("Personne ne s'appelle ainsi ici : personne.", unknown.Must(409).Alert);
        Assert.StartsWith("On ne se retire pas soi-même : quittez le groupe.", oneself.Must(409).Alert, StringComparison.Ordinal);
        Assert.StartsWith("Seuls les responsables", byMember.Must(403).Alert, StringComparison.Ordinal);
        Assert.Equal(["Alice (alice · responsable)", "Chloé (chloé)"], byMember.Members());
        (await bob.Removes(group, world.Alice)).Must(404);
    }
}
