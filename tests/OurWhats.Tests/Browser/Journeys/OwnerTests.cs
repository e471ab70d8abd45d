using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class OwnerTests(Chromium chromium) : Journey(chromium)
{
    private const string Over = "Vous ne faites plus partie de ce groupe.";

    [Fact]
    public async Task An_owner_adds_people_whose_dashboards_show_it_within_a_moment()
    {
        var (alice, bob, claire) = (await Arrive("Alice"), await Arrive("Bob"), await Arrive("Claire"));
        await alice.CreateGroup("Chorale", isOpen: false);

        await alice.Link("Ajouter des personnes").ClickAsync();
        await alice.Page.GetByLabel("Nom de la personne").FillAsync("bo");
        await Ticked(alice, "Bob").CheckAsync();
        await alice.Page.GetByLabel("Nom de la personne").FillAsync("clai");
        await Ticked(alice, "Claire").CheckAsync();
        await Expect(Ticked(alice, "Bob")).ToBeCheckedAsync();
        await alice.Button("Ajouter").ClickAsync();

        await Expect(alice.Page.GetByRole(AriaRole.Heading, new() { Name = "Membres (3)" })).ToBeVisibleAsync();
        await bob.SeesUnread("Chorale", 2);
        await Expect(claire.Row("Chorale")).ToContainTextAsync("Alice a ajouté Claire");
        await bob.Row("Chorale").ClickAsync();
        await bob.Write("Merci !");
        Assert.Equal(["Alice a ajouté Bob", "Alice a ajouté Claire", "Merci !"], await bob.Texts());
    }

    [Fact]
    public async Task People_are_added_without_scripts_too()
    {
        var alice = await Arrive("Alice", adapt: options => options.JavaScriptEnabled = false);
        await Arrive("Bob");
        await Arrive("Claire");
        await alice.CreateGroup("Chorale");

        await alice.Link("Ajouter des personnes").ClickAsync();
        await alice.Page.GetByLabel("Nom de la personne").FillAsync("bo");
        await alice.Button("Chercher").ClickAsync();
        await Ticked(alice, "Bob").CheckAsync();
        await alice.Page.GetByLabel("Nom de la personne").FillAsync("clai");
        await alice.Page.Keyboard.PressAsync("Enter");
        await Ticked(alice, "Claire").CheckAsync();
        await alice.Button("Ajouter").ClickAsync();

        await Expect(alice.Page.GetByRole(AriaRole.Heading, new() { Name = "Membres (3)" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_is_removed_while_their_page_is_open_gets_nothing_more_from_that_moment()
    {
        var (alice, bob, claire) = (await Arrive("Alice"), await Arrive("Bob"), await Arrive("Claire"));
        await alice.CreateGroup("Chorale");
        await bob.Join("Chorale");
        await claire.Join("Chorale");
        await alice.Page.ReloadAsync();

        await Member(alice, "Bob").ClickAsync();
        await alice.Button("Retirer Bob du groupe").ClickAsync();
        await Expect(bob.Page.GetByText(Over)).ToBeVisibleAsync();
        await alice.Link("Modifier le groupe").ClickAsync();
        await alice.Page.GetByLabel("Nom du groupe").FillAsync("Chœur secret");
        await alice.Button("Enregistrer").ClickAsync();
        await claire.Write("On ne lui dit rien");
        await claire.WriteTo(bob, "Tu es là ?");

        await bob.SeesUnread("Claire", 1); // news still comes to this very page, but not from there
        await Expect(bob.Composer).ToHaveCountAsync(0);
        Assert.Equal(["Bob a rejoint le groupe", "Claire a rejoint le groupe", "Alice a retiré Bob"], await bob.Texts());
        Assert.DoesNotContain("secret", await bob.Page.ContentAsync(), StringComparison.Ordinal);
        await bob.Page.ReloadAsync();
        await bob.Sees("Alice a retiré Bob");
        await Expect(bob.Page.GetByText(Over)).ToBeVisibleAsync();
        await Expect(bob.Page).ToHaveTitleAsync("(1) Chorale · OurWhats");
    }

    [Fact]
    public async Task A_new_name_shows_in_open_pages_at_once()
    {
        var (alice, bob) = (await Arrive("Alice"), await Arrive("Bob"));
        await alice.CreateGroup("Chorale");
        await bob.Join("Chorale");
        var dashboard = await OtherDevice(bob);

        await alice.Link("Modifier le groupe").ClickAsync();
        await alice.Page.GetByLabel("Nom du groupe").FillAsync("Chœur & Cie");
        await alice.Button("Enregistrer").ClickAsync();

        await bob.Sees("Alice a renommé le groupe : Chœur & Cie");
        await Expect(bob.Page.GetByRole(AriaRole.Heading, new() { Name = "Chœur & Cie" })).ToBeVisibleAsync();
        await Expect(bob.Page).ToHaveTitleAsync("Chœur & Cie · OurWhats");
        await Expect(bob.Row("Chœur & Cie")).ToBeVisibleAsync();
        await Expect(dashboard.Row("Chœur & Cie")).ToBeVisibleAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Heading, new() { Name = "Chœur & Cie" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task When_the_owner_leaves_the_longest_standing_member_is_told_and_takes_over()
    {
        var (alice, bob, claire) = (await Arrive("Alice"), await Arrive("Bob"), await Arrive("Claire"));
        await alice.CreateGroup("Chorale");
        await bob.Join("Chorale");
        await bob.Go("/");
        await claire.Join("Chorale");
        await alice.Open("Chorale");

        await alice.Leave("Chorale");

        await claire.Sees("Bob est maintenant responsable du groupe");
        await bob.SeesUnread("Chorale", 1);
        await Expect(bob.Row("Chorale")).ToContainTextAsync("Vous êtes maintenant responsable du groupe");
        await bob.Row("Chorale").ClickAsync();
        await bob.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Chorale", Exact = true }).ClickAsync();
        await Member(bob, "Claire").ClickAsync();
        await bob.Button("Nommer Claire responsable").ClickAsync();
        await claire.Sees("Vous êtes maintenant responsable du groupe");
    }

    [Fact]
    public async Task All_that_an_owner_does_is_done_by_keyboard_alone()
    {
        var (alice, bob) = (await Arrive("Alice"), await Arrive("Bob"));
        await alice.CreateGroup("Chorale");
        var keyboard = alice.Page.Keyboard;

        await TabTo(alice, alice.Link("Ajouter des personnes"));
        await keyboard.PressAsync("Enter");
        await TabTo(alice, alice.Page.GetByLabel("Nom de la personne"));
        await keyboard.TypeAsync("bob");
        await Expect(Ticked(alice, "Bob")).ToBeVisibleAsync();
        await TabTo(alice, Ticked(alice, "Bob"));
        await keyboard.PressAsync("Space");
        await TabTo(alice, alice.Button("Ajouter"));
        await keyboard.PressAsync("Enter");
        await bob.SeesUnread("Chorale", 1);
        await TabTo(alice, Member(alice, "Bob"));
        await keyboard.PressAsync("Enter");
        await TabTo(alice, alice.Button("Nommer Bob responsable"));
        await keyboard.PressAsync("Enter");
        await bob.SeesUnread("Chorale", 2);
        await TabTo(alice, Member(alice, "Bob"));
        await keyboard.PressAsync("Enter");
        await TabTo(alice, alice.Button("Retirer Bob du groupe"));
        await keyboard.PressAsync("Enter");
        await Expect(bob.Row("Chorale")).ToContainTextAsync("Alice a retiré Bob");
        await TabTo(alice, alice.Button("Nouveau lien"));
        await keyboard.PressAsync("Enter");
        await TabTo(alice, alice.Link("Code QR"));
        await keyboard.PressAsync("Enter");

        await Expect(Code(alice)).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(360, 740, ColorScheme.Dark)]
    [InlineData(1280, 800, ColorScheme.Light)]
    public async Task The_code_is_whole_on_the_screen_black_on_white_with_its_address_under_it(int width, int height, ColorScheme theme)
    {
        var alice = await Arrive("Alice", adapt: options =>
        {
            options.ViewportSize = new() { Width = width, Height = height };
            options.ColorScheme = theme;
        });
        await alice.CreateGroup("Chorale des élèves et des anciens élèves du lycée");
        var link = await alice.Page.GetByLabel("Lien d'invitation").InputValueAsync();

        await alice.Link("Code QR").ClickAsync();

        await Expect(Code(alice)).ToBeInViewportAsync(new() { Ratio = 1 });
        var address = alice.Page.GetByText(link, new() { Exact = true });
        await Expect(address).ToBeInViewportAsync(new() { Ratio = 1 });
        var (box, under) = ((await Code(alice).Locator("path").BoundingBoxAsync())!, (await address.BoundingBoxAsync())!);
        Assert.True(box.Width > 200 && Math.Abs(box.Width - box.Height) < 1, $"the code is {box.Width} wide and {box.Height} high");
        Assert.True(under.Y > box.Y + box.Height, "the address is under the code");
        Assert.Equal(("#000", "#fff"), (await Code(alice).Locator("path").GetAttributeAsync("fill"), await Code(alice).Locator("rect").GetAttributeAsync("fill")));
        Assert.Equal("rgb(255, 255, 255)", await Code(alice).EvaluateAsync<string>("code => getComputedStyle(code.parentNode).backgroundColor"));
    }

    private static ILocator Code(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Img, new() { Name = "Code QR" });

    private static ILocator Ticked(Visitor visitor, string name) => visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = name });

    private static ILocator Member(Visitor visitor, string name) => visitor.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Link, new() { Name = name });

    private static async Task TabTo(Visitor visitor, ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        for (var tabs = 0; tabs < 60 && !await target.EvaluateAsync<bool>("element => element === document.activeElement"); tabs++) await visitor.Page.Keyboard.PressAsync("Tab");
        await Expect(target).ToBeFocusedAsync();
    }
}
