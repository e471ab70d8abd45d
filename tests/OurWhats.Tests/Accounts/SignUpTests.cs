using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed class SignUpTests
{
    private const string GroupLinkRefused =
        "Le lien d'un groupe ne crée pas de compte ici. Demandez d'abord un lien d'invitation à un administrateur.";

    [Fact]
    public async Task Anyone_signs_up_where_anyone_may()
    {
        await using var world = await World.Start("Anyone");

        var bob = await world.Person("Bob");

        Assert.Contains("Bonjour Bob", (await bob.Dashboard()).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invitation", "Ici, on s'inscrit avec un lien d'invitation. Demandez-en un à un administrateur.")]
    [InlineData("AnyInvitation", "Ici, on s'inscrit avec un lien d'invitation. Demandez-en un à un membre.")]
    [InlineData("Nobody", "Les inscriptions sont fermées.")]
    public async Task Nobody_signs_up_where_nobody_may(string policy, string sentence)
    {
        await using var world = await World.Start(policy);
        var bob = world.Visitor("Bob");

        var refused = await bob.SignUp();

        Assert.Equal(sentence, refused.Must(403).Alert);
        Assert.Equal(sentence, (await bob.Get("/sign-up")).Must(403).Alert);
        (await bob.SignIn()).Must(400);
    }

    [Theory]
    [InlineData("Anyone", true, true)]
    [InlineData("AnyInvitation", false, true)]
    [InlineData("Invitation", false, false)]
    [InlineData("Nobody", false, false)]
    public async Task An_account_is_offered_only_where_it_can_be_created(string policy, bool isOpen, bool isOpenByGroups)
    {
        await using var world = await World.Start(policy);
        var group = await world.Alice.Founds("Chorale", open: false);
        var nobody = world.Visitor();

        await Check();
        await world.Restart();
        await Check();
        (await world.Alice.Post("/admin/place", new() { ["place"] = "Ici", ["policy"] = "Anyone" })).Must(303);
        (isOpen, isOpenByGroups) = (true, true);
        await Check();

        async Task Check()
        {
            var (signIn, join) = ((await nobody.Get("/sign-in")).Must(200), (await nobody.Get($"/join/{group.Code}")).Must(200));
            var (open, byGroup) = (await nobody.Get("/sign-up"), await nobody.Get($"/sign-up?invitation={group.Code}"));
            Assert.Equal(isOpen, signIn.Html.Contains("href=\"/sign-up\"", StringComparison.Ordinal));
            Assert.Equal(isOpenByGroups, join.Html.Contains($"/sign-up?invitation={group.Code}", StringComparison.Ordinal));
            Assert.Contains($"/sign-in?next=/join/{group.Code}", join.Html, StringComparison.Ordinal);
            Assert.Equal((isOpen, isOpen), (open.Status == 200, HasForm(open)));
            Assert.Equal((isOpenByGroups, isOpenByGroups), (byGroup.Status == 200, HasForm(byGroup)));
        }

        static bool HasForm(Page page) => page.Html.Contains("name=\"password\"", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_does_not_open_a_closed_place()
    {
        await using var world = await World.Start("Nobody");
        var group = await world.Alice.Founds("Échecs");

        var refused = await world.Visitor("Bob").SignUp(group.Code);

        Assert.Equal("Les inscriptions sont fermées.", refused.Must(403).Alert);
    }

    [Fact]
    public async Task A_groups_link_creates_accounts_only_where_the_administrator_has_chosen_so()
    {
        await using var world = await World.Start("Invitation");
        var group = await world.Alice.Founds("Chorale", open: false);
        var bob = world.Visitor("Bob");

        var page = await bob.Get($"/sign-up?invitation={group.Code}");
        var refused = await bob.SignUp(group.Code);
        (await world.Alice.Post("/admin/place", new() { ["place"] = "Ici", ["policy"] = "AnyInvitation" })).Must(303);
        var accepted = await bob.SignUp(group.Code);

        Assert.Equal(GroupLinkRefused, page.Must(403).Alert);
        Assert.Contains($"/sign-in?next=/join/{group.Code}", page.Html, StringComparison.Ordinal);
        Assert.Equal(GroupLinkRefused, refused.Must(403).Alert);
        Assert.Equal($"/c/{group.Conversation}", accepted.Must(303).Location);
    }

    [Fact]
    public async Task Who_is_suspended_does_not_return_under_another_name_by_a_groups_link()
    {
        await using var world = await World.Start("Anyone");
        var bob = await world.Person("Bob");
        (await world.Alice.Post("/admin/place", new() { ["place"] = "Ici", ["policy"] = "Invitation" })).Must(303);
        var group = await world.Alice.Founds("Chorale", open: false);
        (await bob.Post($"/join/{group.Code}")).Must(303);
        (await world.Alice.Post(bob.AdminAddress + "/suspend")).Must(303);

        Assert.Equal(GroupLinkRefused, (await world.Visitor("Robert").SignUp(group.Code)).Must(403).Alert);
    }

    [Theory]
    [InlineData("elise", "12 caractères au moins.")]
    [InlineData("motdepasse1234", "Ce mot de passe est trop facile à deviner.")]
    [InlineData("aaaaaaaaaaaaaaaa", "Ce mot de passe est trop facile à deviner.")]
    [InlineData("clementine12", "Ce mot de passe est trop facile à deviner.")]
    public async Task A_weak_password_is_refused_and_never_shown_again(string password, string sentence)
    {
        await using var world = await World.Start();

        var refused = await world.Visitor().Post("/sign-up", new(Some.Newcomer("clementine")) { ["password"] = password });

        Assert.Equal(sentence, refused.Must(400).Alert);
        Assert.Equal("clementine", refused.Field("userName"));
        Assert.Equal("", refused.Field("password"));
    }

    [Fact]
    public async Task A_password_may_have_256_characters_and_no_more()
    {
        await using var world = await World.Start();
        var longest = string.Concat(Enumerable.Repeat("où sont mes clés", 16));

        var accepted = await world.Visitor().Post("/sign-up", new(Some.Newcomer("bob")) { ["password"] = longest });
        var refused = await world.Visitor().Post("/sign-up", new(Some.Newcomer("chloe")) { ["password"] = longest + "?" });

        Assert.Equal(256, longest.Length);
        accepted.Must(303);
        Assert.Equal("256 caractères au plus.", refused.Must(400).Alert);
    }

    [Theory]
    [InlineData("Zoé 👩‍🚀 Martin", null)]
    [InlineData("", null)]
    [InlineData("محمد", null)]
    [InlineData("علی\u200Cرضا", null)]
    [InlineData("Fiona 🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F", null)] // the flag of Scotland
    [InlineData("Fiona\U000E0067\U000E0062\U000E007F", "Ce nom contient un caractère invisible ou de contrôle.")]
    [InlineData("🏴\U000E0067\U000E0062", "Ce nom contient un caractère invisible ou de contrôle.")]
    [InlineData("Zo\u200Cé", "Ce nom contient un caractère invisible ou de contrôle.")]
    [InlineData("Zo\u202Eé", "Ce nom contient un caractère invisible ou de contrôle.")]
    [InlineData("Zo\u0007é", "Ce nom contient un caractère invisible ou de contrôle.")]
    [InlineData("\u200D", "Ce nom contient un caractère invisible ou de contrôle.")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890", "Donnez un nom, de 60 caractères au plus.")]
    public async Task A_displayed_name_is_anything_that_can_be_seen(string displayName, string? sentence)
    {
        await using var world = await World.Start();
        var zoe = world.Visitor("zoe");

        var answer = await zoe.Post("/sign-up", new(Some.Newcomer("zoe")) { ["displayName"] = displayName });

        Assert.Equal(sentence, answer.Must(sentence is null ? 303 : 400).Alert);
        if (sentence is null) Assert.Equal(displayName.Length > 0 ? displayName : "zoe", (await zoe.Get("/me")).Field("displayName"));
    }

    [Fact]
    public async Task Who_is_not_signed_in_reads_English_when_their_browser_prefers_it()
    {
        await using var world = await World.Start("Nobody");

        var page = await world.Visitor().Get("/sign-up", ("Accept-Language", "de, en-US;q=0.8, fr;q=0.5"));

        Assert.Equal("Sign-up is closed.", page.Alert);
        Assert.Contains("""<html lang="en">""", page.Html, StringComparison.Ordinal);
    }
}
