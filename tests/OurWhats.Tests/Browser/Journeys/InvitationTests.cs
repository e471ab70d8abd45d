using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class InvitationTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task An_invitation_link_takes_a_brand_new_person_through_sign_up_into_the_group()
    {
        var alice = await Stranger("Alice");
        await alice.BeginPlace("Club de voile", whoMaySignUp: "Avec une invitation, au lieu ou à un groupe");
        await alice.CreateGroup("Équipage", isOpen: false);
        var link = await alice.Page.GetByLabel("Lien d'invitation").InputValueAsync();
        await alice.Open("Équipage");
        var bob = await Stranger("Bob");
        await bob.Go("/sign-up");
        await Expect(bob.Page.GetByText("on s'inscrit avec un lien d'invitation")).ToBeVisibleAsync();

        await bob.Go(link);
        await Expect(bob.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Équipage");
        await bob.Link("Créer un compte").ClickAsync();
        await bob.DescribeMyself();
        await bob.Button("Créer un compte").ClickAsync();
        await bob.Write("Me voici");

        await alice.Sees("Bob a rejoint le groupe");
        await alice.Sees("Me voici");
    }

    [Fact]
    public async Task An_invitation_link_takes_a_member_of_the_place_through_the_sign_in_into_the_group()
    {
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Équipage", isOpen: false);
        var link = await alice.Page.GetByLabel("Lien d'invitation").InputValueAsync();
        var bob = await Arrive("Bob");
        await bob.SignOut();

        await bob.Go(link);
        await bob.Link("Se connecter").ClickAsync();
        await bob.FillSignIn();
        await bob.Button("Rejoindre").ClickAsync();

        await Expect(bob.Composer).ToBeVisibleAsync();
        await bob.Sees("Bob a rejoint le groupe");
    }
}
