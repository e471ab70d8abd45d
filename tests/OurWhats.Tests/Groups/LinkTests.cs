using System.Text.RegularExpressions;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Groups;

public sealed partial class LinkTests
{
    [Fact]
    public async Task The_code_shows_the_link_and_its_address_to_every_member()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale & Cie", open: false);
        (await world.Alice.Adds(group, bob)).Must(303);

        var page = (await bob.Get($"{group.Address}/qr")).Must(200);

        Assert.Contains($"<p>{world.Installation.Address.GetLeftPart(UriPartial.Authority)}/join/{group.Code}</p>", page.Html, StringComparison.Ordinal);
        Assert.Contains("<h2><bdi>Chorale &amp; Cie</bdi></h2>", page.Html, StringComparison.Ordinal);
        Assert.True(Module().Count(page.Html) > 100, page.Html);
        Assert.DoesNotContain("style=", page.Html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{group.Address}/qr\"", (await bob.Get(group.Address)).Html, StringComparison.Ordinal);
        (await (await world.Person("Stranger")).Get($"{group.Address}/qr")).Must(404);
    }

    [Fact]
    public async Task Only_owners_renew_the_link_and_members_read_whom_to_ask_when_it_has_expired()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-09-01T08:00:00Z"));
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);

        (await bob.Post($"{group.Address}/invitation")).Must(403);
        Assert.Equal(group.Code, (await bob.Get(group.Address)).InvitationCode);
        Assert.DoesNotContain("Nouveau lien", (await bob.Get(group.Address)).Html, StringComparison.Ordinal);
        clock!.Now = clock.Now.AddDays(30);

        Assert.Contains(
            "Un responsable du groupe peut en créer un nouveau.",
            (await bob.Get(group.Address)).Read(),
            StringComparison.Ordinal);
        Assert.Contains(
            "Un responsable du groupe peut en créer un nouveau.",
            (await bob.Get($"{group.Address}/qr")).Must(409).Alert,
            StringComparison.Ordinal);
        Assert.Contains("Le lien d'invitation a expiré.", (await world.Alice.Get($"{group.Address}/qr")).Must(409).Alert, StringComparison.Ordinal);
        (await world.Alice.Post($"{group.Address}/invitation", new() { ["code"] = "" })).Must(303);
        (await bob.Get($"{group.Address}/qr")).Must(200);
    }

    [Fact]
    public async Task Twenty_renewals_of_the_same_link_are_one_and_the_others_show_the_new_one()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");

        var answers = await GroupActions.TwentyTimes(
            () => world.Alice.Post($"{group.Address}/invitation", new() { ["code"] = group.Code }));

        var renewed = (await world.Alice.Get(group.Address)).InvitationCode;
        Assert.NotEqual(group.Code, renewed);
        Assert.Single(answers, answer => answer.Status == 303);
        Assert.All(answers.Where(answer => answer.Status != 303), answer =>
        {
            Assert.Equal("Le lien d'invitation vient d'être renouvelé : voici celui qui vaut maintenant.", answer.Must(409).Alert);
            Assert.Equal(renewed, answer.InvitationCode);
        });
        (await world.Visitor().Get($"/join/{group.Code}")).Must(404);
        (await world.Visitor().Get($"/join/{renewed}")).Must(200);
    }

    [Fact]
    public async Task A_link_renewed_between_the_page_and_the_click_lets_nobody_in()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale", open: false);
        (await bob.Get($"/join/{group.Code}")).Must(200);
        (await world.Alice.Post($"{group.Address}/invitation", new() { ["code"] = group.Code })).Must(303);

        var refused = await GroupActions.TwentyTimes(() => bob.Post($"/join/{group.Code}"));

        Assert.All(refused, answer => Assert.Equal(
            "Ce lien d'invitation n'est plus valable. Demandez-en un nouveau.",
            answer.Must(404).Alert));
        Assert.Single((await world.Alice.Get(group.Address)).Members());
    }

    [GeneratedRegex("M\\d+ \\d+h\\d+v1h-\\d+z")]
    private static partial Regex Module();
}
