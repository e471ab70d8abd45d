using System.Text;
using System.Text.RegularExpressions;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Footprint;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed partial class LightenTests
{
    [Fact]
    public async Task Ones_biggest_files_are_removed_for_all_after_one_question()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "un");
        (await bob.Sends(conversation, "le plan", ("plan.txt", Content('a', 5_000)))).Must(303);
        (await bob.Sends(conversation, "la liste", ("liste.txt", Content('b', 40_000)))).Must(303);
        (await world.Alice.Sends(conversation, "à moi", ("alice.txt", Content('c', 90_000)))).Must(303);

        var list = (await bob.Get("/lighten")).Must(200).Html;
        var keys = Key().Matches(list).Select(found => found.Groups[1].Value).ToList();
        var ask = (await bob.Post("/lighten", new() { ["file"] = keys[0] })).Must(200).Html;
        var done = (await bob.Post("/lighten/removal", new() { ["file"] = keys[0] })).Must(303);

        Assert.Equal(2, keys.Count);
        Assert.DoesNotContain("alice.txt", list, StringComparison.Ordinal);
        Assert.Contains("« liste.txt » disparaît de « Alice », pour vous et une autre personne.", System.Net.WebUtility.HtmlDecode(ask), StringComparison.Ordinal);
        Assert.Contains("40 ko libérés", (await bob.Follow(done)).Html, StringComparison.Ordinal);
        var page = (await world.Alice.Reads(conversation)).Html;
        Assert.DoesNotContain("liste.txt", page, StringComparison.Ordinal);
        Assert.Contains("la liste", page, StringComparison.Ordinal);
        Assert.Contains("plan.txt", page, StringComparison.Ordinal);
        Assert.Single(world.Journal(EntryKind.FileErased));
    }

    [Fact]
    public async Task Nobody_removes_what_others_sent_or_what_stands_where_they_are_no_more()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloe"));
        var group = await bob.Founds("Chorale");
        await chloe.Joins(group);
        (await chloe.Sends(group.Conversation, "le plan", ("plan.txt", Content('a', 5_000)))).Must(303);
        var key = Key().Match((await chloe.Get("/lighten")).Html).Groups[1].Value;

        (await bob.Post("/lighten/removal", new() { ["file"] = key })).Must(400);
        await chloe.Leaves(group);
        (await chloe.Post("/lighten/removal", new() { ["file"] = key })).Must(400);

        Assert.Contains("plan.txt", (await bob.Reads(group.Conversation)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_found_by_whether_others_saw_them_and_whether_they_stand_twice()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "un");
        (await bob.Sends(conversation, "le plan", ("plan.txt", Content('a', 5_000)))).Must(303);
        (await bob.Sends(conversation, "encore", ("plan2.txt", Content('a', 5_000)))).Must(303);
        (await bob.Sends(conversation, "la liste", ("liste.txt", Content('b', 4_000)))).Must(303);
        await world.Alice.Bytes(Regex.Match((await world.Alice.Reads(conversation)).Html, "/files/[^\"]*/as/liste.txt").Value);
        await world.UntilSeen(EntryKind.FileDownloaded, 1);
        await world.Settle();

        var (unseen, twice) = ((await bob.Get("/lighten?by=unseen")).Html, (await bob.Get("/lighten?by=twice")).Html);

        Assert.Contains("plan.txt", unseen, StringComparison.Ordinal);
        Assert.DoesNotContain("liste.txt", unseen, StringComparison.Ordinal);
        Assert.Equal(2, Key().Count(twice));
        Assert.DoesNotContain("liste.txt", twice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_runs_a_group_removes_what_others_sent_there_and_a_line_tells_it()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloe"));
        var group = await bob.Founds("Chorale");
        await chloe.Joins(group);
        (await chloe.Sends(group.Conversation, "", ("film.txt", Content('a', 50_000)))).Must(303);
        (await bob.Sends(group.Conversation, "à moi", ("bob.txt", Content('b', 5_000)))).Must(303);
        (await chloe.Sends(await chloe.WritesTo(bob, "un"), "ailleurs", ("ailleurs.txt", Content('c', 70_000)))).Must(303);
        var address = $"/c/{group.Conversation}/lighten";

        var list = (await bob.Get(address)).Must(200).Html;
        var keys = Key().Matches(list).Select(found => found.Groups[1].Value).ToList();
        (await bob.Post(address + "/removal", new() { ["file"] = keys[0] })).Must(303);

        Assert.Equal(2, keys.Count);
        Assert.DoesNotContain("ailleurs.txt", list, StringComparison.Ordinal);
        var page = (await chloe.Reads(group.Conversation)).Html;
        Assert.DoesNotContain("film.txt", page, StringComparison.Ordinal);
        Assert.Contains("Message effacé", page, StringComparison.Ordinal);
        Assert.Contains("Bob a allégé le groupe (fichiers retirés : 1)", page, StringComparison.Ordinal);
        Assert.Contains("bob.txt", page, StringComparison.Ordinal);
        Assert.Single(world.Journal(EntryKind.FileErased));
    }

    [Fact]
    public async Task Whoever_does_not_run_a_group_or_has_left_it_cleans_up_nothing_there()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloe"));
        var group = await bob.Founds("Chorale");
        await chloe.Joins(group);
        await world.Alice.Joins(group);
        (await chloe.Sends(group.Conversation, "le plan", ("plan.txt", Content('a', 5_000)))).Must(303);
        var address = $"/c/{group.Conversation}/lighten";
        var key = Key().Match((await bob.Get(address)).Html).Groups[1].Value;

        foreach (var (other, status) in ((Person, int)[])[(chloe, 403), (world.Alice, 403), (await world.Person("David"), 404)])
        {
            (await other.Get(address)).Must(status);
            (await other.Post(address, new() { ["file"] = key })).Must(status);
            (await other.Post(address + "/removal", new() { ["file"] = key })).Must(status);
        }

        await bob.Leaves(group);
        (await bob.Post(address + "/removal", new() { ["file"] = key })).Must(404);
        Assert.Contains("plan.txt", (await chloe.Reads(group.Conversation)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_removes_a_content_everywhere_without_learning_its_name()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloe"));
        var direct = await bob.WritesTo(chloe, "un");
        var group = await bob.Founds("Chorale");
        (await bob.Sends(direct, "le secret", ("secret.txt", Content('s', 60_000)))).Must(303);
        (await bob.Sends(group.Conversation, "encore", ("secret2.txt", Content('s', 60_000)))).Must(303);
        (await chloe.Sends(direct, "petit", ("petit.txt", Content('p', 1_000)))).Must(303);

        (await bob.Get("/admin/lighten")).Must(404);
        var list = (await world.Alice.Get("/admin/lighten")).Must(200).Html;
        var keys = PlaceKey().Matches(list).Select(found => found.Groups[1].Value).ToList();
        var ask = (await world.Alice.Post("/admin/lighten", new() { ["file"] = keys[0] })).Must(200).Html;
        var done = (await world.Alice.Post("/admin/lighten/removal", new() { ["file"] = keys[0] })).Must(303);

        Assert.Equal(2, keys.Count);
        foreach (var word in (string[])["secret", "Chorale", "Bob", "Chloe"]) Assert.DoesNotContain(word, list + ask, StringComparison.Ordinal);
        Assert.Matches(@"Fichier \.txt, 60 ko, \d\d/\d\d/\d{4} : disparaît des messages où cela se trouve \(2\), pour les 2 personnes qui y sont\.", System.Net.WebUtility.HtmlDecode(ask));
        Assert.Contains("60 ko libérés", (await world.Alice.Follow(done)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret.txt", (await chloe.Reads(direct)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret2.txt", (await bob.Reads(group.Conversation)).Html, StringComparison.Ordinal);
        Assert.Contains("petit.txt", (await bob.Reads(direct)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_disk_gets_a_doubled_file_back_with_the_last_message_that_has_it()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "un");
        (await bob.Sends(conversation, "un", ("un.txt", Content('a', 5_000)))).Must(303);
        (await bob.Sends(conversation, "deux", ("deux.txt", Content('a', 5_000)))).Must(303);
        var keys = Key().Matches((await bob.Get("/lighten")).Html).Select(found => found.Groups[1].Value).ToList();

        var one = await bob.Follow((await bob.Post("/lighten/removal", new() { ["file"] = keys[0] })).Must(303));
        var other = await bob.Follow((await bob.Post("/lighten/removal", new() { ["file"] = keys[1] })).Must(303));

        Assert.Contains("0 o libérés", one.Html, StringComparison.Ordinal);
        Assert.Contains("5 ko libérés", other.Html, StringComparison.Ordinal);
    }

    private static byte[] Content(char letter, int length) => Encoding.ASCII.GetBytes(new string(letter, length));

    [GeneratedRegex("name=\"file\" value=\"(\\d+-\\d+)\"")]
    private static partial Regex Key();

    [GeneratedRegex("name=\"file\" value=\"(\\d+)\"")]
    private static partial Regex PlaceKey();
}
