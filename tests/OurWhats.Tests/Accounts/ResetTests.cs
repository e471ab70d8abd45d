using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Accounts;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed partial class ResetTests
{
    private const string Expired = "Ce lien n'est plus valable. Demandez-en un nouveau à un administrateur.";

    [Fact]
    public async Task Who_has_forgotten_their_password_chooses_another_by_the_link()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var poll = bob.Polls((await bob.Dashboard()).Cursor, holdSeconds: 60);
        await world.UntilHeld(1);
        var link = await LinkFor(world, bob);

        var page = await world.Visitor().Get(link);
        var chosen = await world.Visitor().Post(link, New);

        Assert.Contains("Bonjour Bob", page.Must(200).Html, StringComparison.Ordinal);
        Assert.Contains("Le mot de passe est changé. Connectez-vous.", (await world.Visitor().Follow(chosen.Must(303))).Must(200).Html, StringComparison.Ordinal);
        (await poll).Must(401);
        (await bob.Get("/")).Must(303);
        (await world.Visitor("Bob").SignIn()).Must(400);
        (await world.Visitor("Bob").SignIn(Some.OtherPassword)).Must(303);
        Assert.Single(world.Journal(EntryKind.ResetLinkMade));
        Assert.Single(world.Journal(EntryKind.PasswordChanged));
    }

    [Fact]
    public async Task Unknown_used_replaced_and_expired_links_are_refused_alike()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-20T08:00:00Z"));
        var (bob, chloe, david) = (await world.Person("Bob"), await world.Person("Chloé"), await world.Person("David"));
        var expired = await LinkFor(world, david);
        clock!.Now = clock.Now.AddHours(24);
        var used = await LinkFor(world, bob);
        (await world.Visitor().Post(used, New)).Must(303);
        var replaced = await LinkFor(world, chloe);
        var good = await LinkFor(world, chloe);

        foreach (var link in (string[])[expired, used, replaced, "/reset/abcdefghijkmnpqrstuvwxyz23", "/reset/x"])
        {
            Assert.Equal(Expired, (await world.Visitor().Get(link)).Must(404).Alert);
            Assert.Equal(Expired, (await world.Visitor().Post(link, New)).Must(404).Alert);
        }

        (await world.Visitor("David").SignIn()).Must(303);
        (await world.Visitor().Get(good)).Must(200);
    }

    [Fact]
    public async Task A_link_is_good_for_24_hours()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-20T08:00:00Z"));
        var link = await LinkFor(world, await world.Person("Bob"));

        clock!.Now = clock.Now.AddHours(24).AddSeconds(-1);

        (await world.Visitor().Post(link, New)).Must(303);
    }

    [Fact]
    public async Task A_weak_password_is_refused_and_the_link_stays_good()
    {
        await using var world = await World.Start();
        var link = await LinkFor(world, await world.Person("Clementine"));

        var weak = await world.Visitor().Post(link, new() { ["password"] = "clementine12" });

        Assert.Equal("Ce mot de passe est trop facile à deviner.", weak.Must(400).Alert);
        (await world.Visitor("Clementine").SignIn()).Must(303);
        (await world.Visitor().Post(link, New)).Must(303);
    }

    [Fact]
    public async Task Used_twenty_times_at_once_a_link_works_once()
    {
        await using var world = await World.Start();
        var link = await LinkFor(world, await world.Person("Bob"));
        string[] passwords = [.. Enumerable.Range(0, 20).Select(i => $"{Some.OtherPassword} numéro {i}")];

        var answers = await Task.WhenAll(passwords.Select(password => world.Visitor().Post(link, new() { ["password"] = password })));

        var winner = Array.FindIndex(answers, answer => answer.Status == 303);
        Assert.Single(answers, answer => answer.Status == 303);
        Assert.All(answers.Where(answer => answer.Status != 303), answer => Assert.Equal(Expired, answer.Must(404).Alert));
        (await world.Visitor("Bob").SignIn(passwords[winner])).Must(303);
        Assert.Single(world.Journal(EntryKind.PasswordChanged));
    }

    [Fact]
    public async Task Of_twenty_links_made_at_once_one_is_good()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        var links = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => LinkFor(world, bob)));

        var pages = await Task.WhenAll(links.Select(link => world.Visitor().Get(link)));
        Assert.Single(pages, page => page.Status == 200);
    }

    [Fact]
    public async Task A_suspension_makes_the_link_worth_nothing_for_good()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var link = await LinkFor(world, bob);

        (await world.Alice.Post(bob.AdminAddress + "/suspend")).Must(303);
        Assert.Equal(Expired, (await world.Visitor().Post(link, New)).Must(404).Alert);
        (await world.Alice.Post(bob.AdminAddress + "/reopen")).Must(303);

        (await world.Visitor().Get(link)).Must(404);
    }

    [Fact]
    public async Task A_password_changed_in_the_settings_withdraws_the_link()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var link = await LinkFor(world, bob);
        (await world.Visitor().Get(link)).Must(200);

        (await bob.Post("/me/password", new() { ["current"] = Some.Password, ["password"] = Some.OtherPassword })).Must(303);

        Assert.Equal(Expired, (await world.Visitor().Post(link, New)).Must(404).Alert);
    }

    [Fact]
    public async Task A_role_given_or_taken_withdraws_the_links_from_before()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var asMember = await LinkFor(world, bob);

        (await world.Alice.Post(bob.AdminAddress + "/role")).Must(303);
        var asAdministrator = await LinkFor(world, bob);
        var handedOut = await LinkFor(world, chloe, by: bob);
        (await world.Visitor().Get(handedOut)).Must(200);
        (await world.Alice.Post(bob.AdminAddress + "/role/end")).Must(303);

        foreach (var link in (string[])[asMember, asAdministrator, handedOut])
            Assert.Equal(Expired, (await world.Visitor().Post(link, New)).Must(404).Alert);
        (await bob.Get("/")).Must(200);
    }

    [Theory]
    [InlineData("/suspend")]
    [InlineData("/role/end")]
    public async Task Links_handed_out_by_others_stay_good(string change)
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        (await world.Alice.Post(bob.AdminAddress + "/role")).Must(303);
        var link = await LinkFor(world, chloe);

        (await world.Alice.Post(bob.AdminAddress + change)).Must(303);

        (await world.Visitor().Get(link)).Must(200);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("suspension")]
    [InlineData("role")]
    public async Task Credentials_are_not_saved_without_withdrawing_what_was_handed_out(string what)
    {
        await using var world = await World.Start();
        await world.Person("Bob");
        await using var scope = world.Installation.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountsContext>();

        Task Save() => accounts.Unit.Write(async _ =>
        {
            var bob = await accounts.Users.SingleAsync(person => person.UserName == "bob");
            if (what == "password") bob.PasswordHash = "another";
            else if (what == "role") bob.IsAdministrator = true;
            else bob.IsSuspended = true;
            await accounts.SaveChangesAsync();
        }, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidOperationException>(Save);
    }

    [Fact]
    public async Task Who_was_locked_out_by_wrong_guesses_gets_in_with_the_new_password()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        for (var i = 0; i < 10; i++) await world.Visitor("Bob").SignIn("pas le bon mot de passe");
        (await world.Visitor("Bob").SignIn()).Must(429);

        (await world.Visitor().Post(await LinkFor(world, bob), New)).Must(303);

        (await world.Visitor("Bob").SignIn(Some.OtherPassword)).Must(303);
    }

    [Fact]
    public async Task The_database_does_not_know_the_link()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        var code = (await LinkFor(world, bob))["/reset/".Length..];

        Assert.Equal(26, code.Length);
        Assert.DoesNotContain(code, Assert.Single(world.Column("SELECT CodeHash FROM accounts_resets")), StringComparison.Ordinal);
        Assert.DoesNotContain("/reset/", (await world.Alice.Get(bob.AdminAddress)).Html, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> New => new() { ["password"] = Some.OtherPassword };

    private static async Task<string> LinkFor(World world, Person person, Person? by = null)
    {
        var page = await (by ?? world.Alice).Post(person.AdminAddress + "/reset-link");
        var link = Link().Match(page.Must(200).Html);
        Assert.Equal(world.Installation.Address.ToString(), link.Groups[1].Value);
        return "/" + link.Groups[2].Value;
    }

    [GeneratedRegex("value=\"(http://[^/]*/)(reset/[a-z0-9]+)\"")]
    private static partial Regex Link();
}
