using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Groups;

public sealed class InvitationTests
{
    private const string Expired = "Ce lien d'invitation n'est plus valable. Demandez-en un nouveau.";

    [Theory]
    [InlineData("Anyone")]
    [InlineData("AnyInvitation")]
    public async Task The_link_takes_somebody_brand_new_through_sign_up_straight_into_the_group(string policy)
    {
        await using var world = await World.Start(policy);
        var group = await world.Alice.Founds("Chorale", open: false);
        var bob = world.Visitor("Bob");

        var link = (await bob.Get($"/join/{group.Code}")).Must(200);
        var form = (await bob.Get($"/sign-up?invitation={group.Code}")).Must(200);
        var arrival = await bob.SignUp(form.Field("invitation")!);

        Assert.Contains($"/sign-up?invitation={group.Code}", link.Html, StringComparison.Ordinal);
        Assert.Contains("Vous êtes invité à rejoindre « Chorale ».", form.Html, StringComparison.Ordinal);
        Assert.Equal($"/c/{group.Conversation}", arrival.Must(303).Location);
        Assert.Equal("Bob a rejoint le groupe", (await bob.Follow(arrival)).Must(200).Messages[^1].Text);
        await bob.Says(group.Conversation, "bonjour à tous");
        Assert.Contains("bonjour à tous", (await world.Alice.Reads(group.Conversation)).Texts);
    }

    [Fact]
    public async Task A_link_withdrawn_during_the_sign_up_lets_nobody_in()
    {
        // Hashing that takes its time leaves room for the link to be renewed meanwhile.
        await using var world = await World.Start("AnyInvitation", builder => builder.Services
            .Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 300_000));
        var group = await world.Alice.Founds("Chorale", open: false);
        var bob = world.Visitor("Bob");

        var arrival = bob.SignUp(group.Code);
        await Task.Delay(TimeSpan.FromMilliseconds(30), TestContext.Current.CancellationToken);
        (await world.Alice.Post($"{group.Address}/invitation")).Must(303);

        var answer = await arrival;
        Assert.True(answer.Status == 403 || answer.Location == $"/c/{group.Conversation}", $"{answer.Status} {answer.Location}");
        Assert.Equal(answer.Status == 403 ? "/sign-in" : null, (await bob.Get("/")).Location);
    }

    [Fact]
    public async Task The_link_leads_who_has_an_account_by_the_sign_in_into_the_group()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale", open: false);
        await world.Person("Bob");
        var bob = world.Visitor("Bob");

        var link = (await bob.Get($"/join/{group.Code}")).Must(200);
        var back = await bob.SignIn(next: $"/join/{group.Code}");
        var page = await bob.Follow(back.Must(303));
        var arrival = await bob.Post($"/join/{group.Code}");

        Assert.Contains($"/sign-in?next=/join/{group.Code}", link.Html, StringComparison.Ordinal);
        Assert.Contains("Rejoindre</button>", page.Must(200).Html, StringComparison.Ordinal);
        Assert.Equal($"/c/{group.Conversation}", arrival.Must(303).Location);
        Assert.Equal($"/c/{group.Conversation}", (await bob.Get($"/join/{group.Code}")).Must(303).Location);
    }

    [Fact]
    public async Task A_wrong_link_is_refused_with_a_sentence()
    {
        await using var world = await World.Start();
        await world.Alice.Founds("Chorale", open: false);

        await AssertRefused(world, "abcdefghijkmnpqr");
    }

    [Fact]
    public async Task A_renewed_link_replaces_the_former_one()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale", open: false);
        (await world.Visitor().Get($"/join/{group.Code}")).Must(200);

        (await world.Alice.Post($"{group.Address}/invitation")).Must(303);

        await AssertRefused(world, group.Code);
        var renewed = (await world.Alice.Get(group.Address)).InvitationCode;
        (await world.Visitor().Get($"/join/{renewed}")).Must(200);
    }

    [Fact]
    public async Task A_link_expires_after_30_days()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-09-01T08:00:00Z"));
        var group = await world.Alice.Founds("Chorale", open: false);
        clock!.Now = clock.Now.AddDays(30).AddSeconds(-1);
        (await world.Visitor().Get($"/join/{group.Code}")).Must(200);

        clock.Now = clock.Now.AddSeconds(1);

        await AssertRefused(world, group.Code);
        Assert.Contains("Le lien d'invitation a expiré.", System.Net.WebUtility.HtmlDecode((await world.Alice.Get(group.Address)).Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_uses_of_a_link_at_once_are_one_arrival()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale", open: false);
        var bob = await world.Person("Bob");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => (await bob.Post($"/join/{group.Code}")).Must(303)));

        Assert.Single((await world.Alice.Reads(group.Conversation)).Messages, said => said.Text == "Bob a rejoint le groupe");
    }

    private static async Task AssertRefused(World world, string code)
    {
        var (dana, visitor) = (await world.Person(Some.Name("dana")), world.Visitor(Some.Name("eve")));

        Assert.Equal(Expired, (await visitor.Get($"/join/{code}")).Must(404).Alert);
        Assert.Equal(Expired, (await dana.Get($"/join/{code}")).Must(404).Alert);
        Assert.Equal(Expired, (await dana.Post($"/join/{code}")).Must(404).Alert);
        Assert.Equal(Expired, (await visitor.Get($"/sign-up?invitation={code}")).Must(403).Alert);
        Assert.Equal(Expired, (await visitor.SignUp(code)).Must(403).Alert);
        Assert.Null(visitor.SessionKey);
        Assert.Empty((await dana.Dashboard()).Lines);
    }
}
