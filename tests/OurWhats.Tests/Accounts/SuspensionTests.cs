using OurWhats.Shared.Journal;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed class SuspensionTests
{
    private const string Suspended = "Ce compte est suspendu. Adressez-vous à un administrateur.";
    private const string Wrong = "Nom d'utilisateur ou mot de passe inconnu.";
    private const string NotWritable = "On ne peut pas écrire à cette personne en ce moment.";

    [Fact]
    public async Task A_suspension_ends_every_open_page_at_once()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var phone = world.Visitor("Bob");
        (await phone.SignIn()).Must(303);
        var conversation = await bob.WritesTo(world.Alice, Some.Text());
        var dashboard = phone.Polls((await phone.Dashboard()).Cursor, holdSeconds: 60);
        var open = bob.Polls((await bob.Reads(conversation)).Cursor, conversation, holdSeconds: 60);
        await world.UntilHeld(2);

        (await world.Alice.Post(bob.AdminAddress + "/suspend")).Must(303);

        Assert.Equal(["", ""], (await Until.Ends(Task.WhenAll(dashboard, open))).Select(poll => poll.Must(401).Html));
        (await bob.Get($"/c/{conversation}")).Must(303);
        var sent = await bob.Post($"/c/{conversation}/messages", new() { ["text"] = Some.Text() });
        Assert.StartsWith("/sign-in", sent.Must(303).Location, StringComparison.Ordinal);
        Assert.Single((await world.Alice.Reads(conversation)).Texts);
    }

    [Fact]
    public async Task Who_is_suspended_learns_it_with_the_right_password_only()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        (await world.Alice.Post(bob.AdminAddress + "/suspend")).Must(303);

        var guess = await world.Visitor("Bob").SignIn(Some.OtherPassword);
        var right = await world.Visitor("Bob").SignIn();

        Assert.Equal(Wrong, guess.Must(400).Alert);
        Assert.Equal(Suspended, right.Must(403).Alert);
        Assert.False(right.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Reopened_one_signs_in_and_finds_what_was()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var text = Some.Text();
        var conversation = await world.Alice.WritesTo(bob, text);
        (await world.Alice.Post(bob.AdminAddress + "/suspend")).Must(303);
        await world.Restart();
        (await bob.SignIn()).Must(403);

        (await world.Alice.Post(bob.AdminAddress + "/reopen")).Must(303);

        (await bob.SignIn()).Must(303);
        Assert.Equal([text], (await bob.Reads(conversation)).Texts);
        Assert.Single(world.Journal(EntryKind.PersonSuspended));
        Assert.Single(world.Journal(EntryKind.PersonReopened));
    }

    [Fact]
    public async Task Nobody_is_offered_or_begins_a_conversation_with_who_is_suspended()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        Assert.Contains("/people/bob", (await chloe.Get("/people?q=bob")).Html, StringComparison.Ordinal);
        (await world.Alice.Post(bob.AdminAddress + "/suspend")).Must(303);

        var search = await chloe.Get("/people?q=bob");
        var page = await chloe.Get("/people/bob");
        var text = Some.Text();
        var sent = await chloe.Post("/people/bob", new() { ["text"] = text, ["key"] = Some.Key() });

        Assert.DoesNotContain("/people/bob", search.Must(200).Html, StringComparison.Ordinal);
        Assert.Equal(NotWritable, page.Must(403).Alert);
        Assert.Equal(NotWritable, sent.Must(403).Alert);
        Assert.Equal(text, sent.Field("m"));
        Assert.Empty((await chloe.Dashboard()).Lines);
    }

    [Fact]
    public async Task A_conversation_that_exists_stays_readable()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var text = Some.Text();
        var conversation = await bob.WritesTo(chloe, text);

        (await world.Alice.Post(bob.AdminAddress + "/suspend")).Must(303);

        Assert.Equal([text], (await chloe.Reads(conversation)).Texts);
        Assert.Equal($"/c/{conversation}", (await chloe.Get("/people/bob")).Must(303).Location);
        Assert.Equal("Bob", Assert.Single((await chloe.Dashboard()).Lines).Title);
    }

    [Fact]
    public async Task Suspended_twenty_times_at_once_while_signing_in_nobody_is_in_afterwards()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var browsers = Enumerable.Range(0, 20).Select(_ => world.Visitor("Bob")).ToList();

        var signIns = browsers.Select(browser => browser.SignIn()).ToList();
        var suspensions = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Alice.Post(bob.AdminAddress + "/suspend")));
        var answers = await Task.WhenAll(signIns);

        Assert.All(suspensions, answer => answer.Must(303));
        Assert.All(answers, answer => Assert.True(answer.Status is 303 || answer.Must(403).Alert == Suspended));
        foreach (var browser in browsers.Append(bob)) (await browser.Get("/")).Must(303);
        Assert.Empty(world.Column("SELECT s.KeyHash FROM accounts_sessions s JOIN accounts_people p ON p.Id = s.PersonId WHERE p.UserName = 'bob'"));
        Assert.Single(world.Journal(EntryKind.PersonSuspended));
    }

    [Fact]
    public async Task Nobody_suspends_themself()
    {
        await using var world = await World.Start();

        var refused = await world.Alice.Post(world.Alice.AdminAddress + "/suspend");

        Assert.Equal("On ne se suspend pas soi-même.", refused.Must(409).Alert);
        Assert.DoesNotContain("/suspend", (await world.Alice.Get(world.Alice.AdminAddress)).Must(200).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_administrator_administers_nothing_and_does_so_again_once_reopened()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        (await world.Alice.Post(bob.AdminAddress + "/role")).Must(303);
        (await bob.Get("/admin")).Must(200);
        (await world.Alice.Post(bob.AdminAddress + "/suspend")).Must(303);
        (await bob.Get("/admin")).Must(303);
        Assert.Equal(
            "C'est le dernier administrateur : nommez d'abord quelqu'un d'autre.",
            (await world.Alice.Post(world.Alice.AdminAddress + "/role/end")).Must(409).Alert);

        (await world.Alice.Post(bob.AdminAddress + "/reopen")).Must(303);

        (await bob.SignIn()).Must(303);
        (await bob.Get("/admin")).Must(200);
    }
}
