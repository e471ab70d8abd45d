using System.Net;
using System.Text.RegularExpressions;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed partial class PlaceTests
{
    private const string Expired = "Ce lien d'invitation n'est plus valable. Demandez-en un nouveau.";

    [Fact]
    public async Task A_new_name_of_the_place_is_read_by_everybody_at_once_and_after_a_restart()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var before = await bob.Dashboard();

        (await world.Alice.Post("/admin/place", Place("Lycée Colette", "Anyone"))).Must(303);

        Assert.Contains("Lycée Jean-Moulin", before.Html, StringComparison.Ordinal);
        Assert.Contains("Lycée Colette", (await bob.Get("/", ("If-None-Match", before.Tag!))).Must(200).Html, StringComparison.Ordinal);
        await world.Restart();
        Assert.Contains("Lycée Colette", (await bob.Dashboard()).Html, StringComparison.Ordinal);
        Assert.Single(world.Journal(EntryKind.SiteChanged));
    }

    [Fact]
    public async Task Who_may_sign_up_changes_at_once()
    {
        await using var world = await World.Start("Anyone");

        (await world.Alice.Post("/admin/place", Place("Ici", "Nobody"))).Must(303);

        Assert.Equal("Les inscriptions sont fermées.", (await world.Visitor("Bob").SignUp()).Must(403).Alert);
        (await world.Alice.Post("/admin/place", Place("Ici", "Anyone"))).Must(303);
        await world.Person("Bob");
    }

    [Theory]
    [InlineData("", "Anyone", "Donnez un nom, de 60 caractères au plus.")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890", "Anyone", "Donnez un nom, de 60 caractères au plus.")]
    [InlineData("Lycée\u0001", "Anyone", "Donnez un nom, de 60 caractères au plus.")]
    [InlineData("Lycée Colette", "Everybody", "Choisissez qui peut créer un compte.")]
    [InlineData("Lycée Colette", "2", "Choisissez qui peut créer un compte.")]
    public async Task A_wrong_place_is_refused_with_what_was_typed(string name, string policy, string sentence)
    {
        await using var world = await World.Start();

        var refused = await world.Alice.Post("/admin/place", Place(name, policy));

        Assert.Equal(sentence, refused.Must(400).Alert);
        Assert.Equal(name, refused.Field("place"));
        Assert.Equal("Lycée Jean-Moulin", (await world.Alice.Get("/admin")).Field("place"));
    }

    [Fact]
    public async Task An_invitation_to_the_place_lets_its_bearers_in_and_counts_them()
    {
        await using var world = await World.Start("Invitation");
        var code = await Invite(world);

        var page = await world.Visitor().Get($"/sign-up?invitation={code}");
        var bob = world.Visitor("Bob");
        var (first, second) = (await bob.SignUp(code), await world.Visitor("Chloé").SignUp(code));

        Assert.Contains("Vous êtes invité à rejoindre « Lycée Jean-Moulin ».", WebUtility.HtmlDecode(page.Must(200).Html), StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in\"", page.Html, StringComparison.Ordinal);
        Assert.Equal(["/", "/"], [first.Must(303).Location, second.Must(303).Location]);
        await bob.Dashboard();
        Assert.Contains("comptes créés : 2", (await world.Alice.Get("/admin")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_groups_invitation_still_leads_into_the_group()
    {
        await using var world = await World.Start("AnyInvitation");
        await Invite(world);
        var group = await world.Alice.Founds("Échecs", open: false);

        var page = await world.Visitor().Get($"/sign-up?invitation={group.Code}");
        var arrived = await world.Visitor("Bob").SignUp(group.Code);

        Assert.Contains($"/sign-in?next=/join/{group.Code}", page.Must(200).Html, StringComparison.Ordinal);
        Assert.Equal($"/c/{group.Conversation}", arrived.Must(303).Location);
        Assert.Contains("comptes créés : 0", (await world.Alice.Get("/admin")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_invitation_opens_nothing_and_the_others_still_do()
    {
        await using var world = await World.Start("Invitation");
        var (withdrawn, kept) = (await Invite(world), await Invite(world));

        (await world.Alice.Post($"/admin/invitations/{withdrawn}/withdraw")).Must(303);

        Assert.Equal(Expired, (await world.Visitor("Bob").SignUp(withdrawn)).Must(403).Alert);
        (await world.Visitor("Bob").SignUp(kept)).Must(303);
    }

    [Theory]
    [InlineData(29, 303)]
    [InlineData(30, 403)]
    public async Task An_invitation_is_good_for_30_days(int days, int status)
    {
        Clock? clock = null;
        await using var world = await World.Start("Invitation", builder => clock = Clock.At(builder, "2026-11-20T08:00:00Z"));
        var code = await Invite(world);

        clock!.Now = clock.Now.AddDays(days);

        (await world.Visitor("Bob").SignUp(code)).Must(status);
        Assert.Equal(status == 303, (await world.Alice.Get("/admin")).Html.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invitation_withdrawn_while_twenty_sign_up_counts_those_who_came_before()
    {
        await using var world = await World.Start("Invitation");
        var code = await Invite(world);

        var signUps = Enumerable.Range(0, 20).Select(i => world.Visitor($"Newcomer {i}").SignUp(code)).ToList();
        var withdrawn = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Alice.Post($"/admin/invitations/{code}/withdraw")));
        var answers = await Task.WhenAll(signUps);

        Assert.All(withdrawn, answer => answer.Must(303));
        Assert.All(answers.Where(answer => answer.Status != 303), answer => Assert.Equal(Expired, answer.Must(403).Alert));
        Assert.Equal(answers.Count(answer => answer.Status == 303), world.Column("SELECT UserName FROM accounts_people WHERE UserName LIKE 'newcomer%'").Count);
        Assert.Equal(2, world.Journal(EntryKind.SiteChanged).Count);
        (await world.Visitor("Late").SignUp(code)).Must(403);
    }

    [Fact]
    public async Task There_are_fifty_invitations_at_most()
    {
        await using var world = await World.Start("Invitation");
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => world.Alice.Post("/admin/invitations")));

        var refused = await world.Alice.Post("/admin/invitations");

        Assert.Equal("Il y a déjà beaucoup de liens. Retirez-en un d'abord.", refused.Must(409).Alert);
        Assert.Equal(50, Code().Count((await world.Alice.Get("/admin")).Html));
    }

    [Fact]
    public async Task Who_is_suspended_does_not_return_by_the_invitation_that_they_came_by()
    {
        await using var world = await World.Start("Invitation");
        var (known, other) = (await Invite(world), await Invite(world));
        var bob = world.Visitor("Bob");
        (await bob.SignUp(known)).Must(303);
        (await world.Visitor("Chloé").SignUp(known)).Must(303);

        (await world.Alice.Post(bob.AdminAddress + "/suspend")).Must(303);

        Assert.Equal(Expired, (await world.Visitor("Robert").SignUp(known)).Must(403).Alert);
        (await world.Visitor("Dana").SignUp(other)).Must(303);
    }

    [Fact]
    public async Task A_suspended_administrator_returns_by_no_invitation()
    {
        await using var world = await World.Start("Anyone");
        var bob = await world.Person("Bob");
        (await world.Alice.Post(bob.AdminAddress + "/role")).Must(303);
        string[] codes = [await Invite(world), await Invite(world, bob)];

        (await world.Alice.Post(bob.AdminAddress + "/suspend")).Must(303);

        foreach (var code in codes)
            Assert.Equal(Expired, (await world.Visitor(Some.Name("robert")).SignUp(code)).Must(403).Alert);
        (await world.Visitor("Dana").SignUp(await Invite(world))).Must(303);
    }

    [Fact]
    public async Task Invitations_end_with_the_role_of_who_made_them()
    {
        await using var world = await World.Start("Anyone");
        var bob = await world.Person("Bob");
        (await world.Alice.Post(bob.AdminAddress + "/role")).Must(303);
        var (ofAlice, ofBob) = (await Invite(world), await Invite(world, bob));
        (await bob.Post("/me/password", new() { ["current"] = Some.Password, ["password"] = Some.OtherPassword })).Must(303);
        (await world.Visitor("Chloé").SignUp(ofBob)).Must(303);

        (await world.Alice.Post(bob.AdminAddress + "/role/end")).Must(303);

        Assert.Equal(Expired, (await world.Visitor("Robert").SignUp(ofBob)).Must(403).Alert);
        (await world.Visitor("Dana").SignUp(ofAlice)).Must(303);
    }

    private static Dictionary<string, string> Place(string name, string policy) => new() { ["place"] = name, ["policy"] = policy };

    private static async Task<string> Invite(World world, Person? by = null)
    {
        by ??= world.Alice;
        var known = RandomCodes(await by.Get("/admin"));
        var made = await by.Post("/admin/invitations");
        return Assert.Single(RandomCodes(await by.Follow(made.Must(303))).Except(known));
    }

    private static IEnumerable<string> RandomCodes(Page page) => Code().Matches(page.Must(200).Html).Select(found => found.Groups[1].Value);

    [GeneratedRegex("value=\"http://[^/]*/sign-up\\?invitation=([a-z0-9]{16})\"")]
    private static partial Regex Code();
}
