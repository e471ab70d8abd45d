using OurWhats.Shared.Journal;
using OurWhats.Tests.Rights;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed class AdministratorTests
{
    private const string LastOne = "C'est le dernier administrateur : nommez d'abord quelqu'un d'autre.";

    [Fact]
    public async Task To_who_does_not_administer_the_administration_does_not_exist()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var endpoints = Endpoint.Of(world).Where(endpoint => endpoint.Pattern.StartsWith("/admin", StringComparison.Ordinal)).ToList();

        Assert.Equal(27, endpoints.Count);
        foreach (var endpoint in endpoints)
        {
            var there = await bob.Send(new(endpoint.Method), endpoint.For(1), null, ("Sec-Fetch-Site", "same-origin"));
            var nowhere = await bob.Send(new(endpoint.Method), "/nowhere/at/all", null, ("Sec-Fetch-Site", "same-origin"));

            Assert.Equal(nowhere.Must(404).Html, there.Must(404).Html);
            Assert.Equal(Headers(nowhere), Headers(there));
        }

        Assert.DoesNotContain("/admin", (await bob.Get("/me")).Html, StringComparison.Ordinal);
        (await world.Alice.Get("/admin")).Must(200);
        Assert.Contains("href=\"/admin\"", (await world.Alice.Get("/me")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_there_at_once_when_given_and_gone_at_once_when_taken()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        (await bob.Get("/admin")).Must(404);

        (await world.Alice.Post(bob.AdminAddress + "/role")).Must(303);
        (await bob.Get("/admin")).Must(200);
        (await world.Alice.Post(bob.AdminAddress + "/role/end")).Must(303);

        (await bob.Get("/admin")).Must(404);
        await world.Restart();
        (await bob.Get("/admin")).Must(404);
        Assert.Equal(2, world.Journal(EntryKind.RoleChanged).Count);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        await using var world = await World.Start();
        await world.Person("Bob");

        var refused = await world.Alice.Post(world.Alice.AdminAddress + "/role/end");

        Assert.Equal(LastOne, refused.Must(409).Alert);
        (await world.Alice.Get("/admin")).Must(200);
        Assert.Empty(world.Journal(EntryKind.RoleChanged));
    }

    [Fact]
    public async Task Who_gives_up_the_role_comes_back_to_the_settings()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        (await world.Alice.Post(bob.AdminAddress + "/role")).Must(303);

        var given = await world.Alice.Post(world.Alice.AdminAddress + "/role/end");

        Assert.Equal("/me", given.Must(303).Location);
        (await world.Alice.Get("/admin")).Must(404);
    }

    [Fact]
    public async Task Of_two_administrators_who_take_each_others_role_at_once_one_is_left()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        for (var round = 0; round < 10; round++)
        {
            var first = (await world.Alice.Get("/admin")).Status == 200 ? world.Alice : bob;
            var second = first == bob ? world.Alice : bob;
            (await first.Post(second.AdminAddress + "/role")).Must(303);

            var answers = await Task.WhenAll(first.Post(second.AdminAddress + "/role/end"), second.Post(first.AdminAddress + "/role/end"));

            Assert.Equal([303, 404], answers.Select(answer => answer.Status).Order());
            Assert.Single(await Task.WhenAll(first.Get("/admin"), second.Get("/admin")), page => page.Status == 200);
        }
    }

    [Fact]
    public async Task Of_two_administrators_who_give_up_at_once_one_is_left()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        (await world.Alice.Post(bob.AdminAddress + "/role")).Must(303);

        var answers = await Task.WhenAll(world.Alice.Post(world.Alice.AdminAddress + "/role/end"), bob.Post(bob.AdminAddress + "/role/end"));

        Assert.Equal(LastOne, Assert.Single(answers, answer => answer.Status == 409).Alert);
        Assert.Single(await Task.WhenAll(world.Alice.Get("/admin"), bob.Get("/admin")), page => page.Status == 200);
    }

    [Fact]
    public async Task A_role_given_twenty_times_at_once_is_given_and_recorded_once()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Alice.Post(bob.AdminAddress + "/role")));

        Assert.All(answers, answer => answer.Must(303));
        Assert.Single(world.Journal(EntryKind.RoleChanged));
    }

    [Fact]
    public async Task A_suspended_person_is_given_neither_role_nor_link()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        (await world.Alice.Post(bob.AdminAddress + "/suspend")).Must(303);

        foreach (var address in (string[])["/role", "/reset-link"])
            Assert.Equal("Ce compte est suspendu : rouvrez-le d'abord.", (await world.Alice.Post(bob.AdminAddress + address)).Must(409).Alert);

        Assert.Empty(world.Journal(EntryKind.ResetLinkMade));
    }

    [Fact]
    public async Task People_are_listed_by_name_some_a_page_and_found_without_accents()
    {
        await using var world = await World.Start();
        for (var i = 0; i < 30; i++) await world.Person($"Personne {i:00}");
        var zoe = await world.Person("Zoé");
        (await world.Alice.Post(zoe.AdminAddress + "/suspend")).Must(303);

        var first = await world.Alice.Get("/admin/people");
        var second = await world.Alice.Get("/admin/people?q=&from=24");
        var found = await world.Alice.Get("/admin/people?q=ZOE");
        var nobody = await world.Alice.Get("/admin/people?q=xyz");

        Assert.Contains("q=&amp;from=24", first.Must(200).Html, StringComparison.Ordinal);
        Assert.Contains("alice · Administrateur", first.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("personne.25", first.Html, StringComparison.Ordinal);
        Assert.Contains("personne.25", second.Must(200).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Voir plus", second.Html, StringComparison.Ordinal);
        Assert.Contains("· Compte suspendu", found.Must(200).Html, StringComparison.Ordinal);
        Assert.Contains("Personne ne porte ce nom ici.", nobody.Must(200).Html, StringComparison.Ordinal);
        Assert.Contains("Comptes : 32 · administrateurs : 1 · suspendus : 1", (await world.Alice.Get("/admin")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_does_not_exist_has_no_page()
    {
        await using var world = await World.Start();

        (await world.Alice.Get("/admin/people/nobody")).Must(404);
        foreach (var change in (string[])["suspend", "reopen", "role", "role/end", "reset-link"])
            Assert.NotNull((await world.Alice.Post($"/admin/people/nobody/{change}")).Must(404).Alert);
    }

    [Fact]
    public async Task Administrators_read_no_message_of_others()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var secret = Some.Text();
        var conversation = await bob.WritesTo(chloe, secret);

        foreach (var address in (string[])["/admin", "/admin/people", bob.AdminAddress, "/", $"/c/{conversation}"])
            Assert.DoesNotContain(secret, (await world.Alice.Get(address)).Html, StringComparison.Ordinal);

        (await world.Alice.Get($"/c/{conversation}")).Must(404);
        Assert.Contains(secret, (await chloe.Reads(conversation)).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "Personnes", "Faire un lien", "Sessions ouvertes")]
    [InlineData("en", "People", "Make a link", "Open sessions")]
    public async Task The_administration_speaks_the_language_of_who_asks(string language, string people, string link, string sessions)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        (await world.Alice.Post("/me", new() { ["displayName"] = "Alice", ["language"] = language, ["zone"] = "UTC" })).Must(303);

        Assert.Contains(people, (await world.Alice.Get("/admin")).Html, StringComparison.Ordinal);
        Assert.Contains(link, (await world.Alice.Get(bob.AdminAddress)).Html, StringComparison.Ordinal);
        Assert.Contains(sessions, (await world.Alice.Get("/me")).Html, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Headers(Page page) =>
        page.Headers.Where(header => header.Key is not "Date").Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
}
