using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Journeys.Attaching;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class NarrowTests(Chromium chromium) : Journey(chromium)
{
    private const int NarrowPixels = 320;
    private const string Script = "<script>alert(1)</script>";
    private const string Hebrew = "שלום עולם, מה שלומך היום";
    private static readonly string LongWord = new('W', 60);

    // How far any box reaches beyond the window's right or left edge, and who; the skip link waits outside on purpose.
    private const string Overflow = """
        () => {
          const beyond = [...document.querySelectorAll('body *:not(.skip)')].filter(element => {
            const box = element.getBoundingClientRect();
            return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1) && getComputedStyle(element).visibility !== 'hidden';
          }).map(element => `${element.tagName} ${element.className} ${element.textContent.slice(0, 30)}`);
          const scrolls = [document.documentElement, ...document.querySelectorAll('main, aside, .scroll, #messages')]
            .filter(element => element.scrollWidth > element.clientWidth + 1).map(element => `${element.tagName} scrolls`);
          return [...beyond, ...scrolls, ...(innerWidth === 320 ? [] : [`the window is ${innerWidth} wide`])];
        }
        """;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nothing_is_wider_than_a_small_phone_whatever_people_are_called_and_write(ColorScheme theme)
    {
        var alice = await Stranger(LongWord, adapt: options =>
        {
            options.ViewportSize = new() { Width = NarrowPixels, Height = 640 };
            options.ColorScheme = theme;
        });
        alice = new(LongWord, alice.Context, alice.Page) { UserName = "alice" };
        await alice.Go("/");
        await FitsHere(alice);
        await alice.BeginPlace(new string('M', 60));
        await alice.CreateGroup(new string('G', 60));
        await FitsHere(alice);
        var link = await alice.Page.GetByLabel("Lien d'invitation").InputValueAsync();
        await alice.CreateGroup(Script + " " + Hebrew);
        await InviteNastyNames(alice);

        foreach (var address in (string[])["/", "/me", "/groups", "/groups/new", "/groups/1", "/groups/2", "/groups/1/settings", "/groups/1/people?q=a", "/groups/2/members/alice", "/groups/2/members/mo", "/groups/2/qr", "/people", "/people?q=a", "/people?q=zz", "/people/sara", "/search?q=WWW", "/search?q=rien+du+tout&from=sara", "/search?c=2&q=a", "/c/1", "/c/2", "/c/2?at=1", "/c/2?reply=1", "/c/2/messages/1", "/c/2/options", "/archived", "/help", "/c/99", "/rien", new Uri(link).AbsolutePath])
        {
            await alice.Go(address);
            await FitsHere(alice);
        }

        await alice.Go("/c/2");
        await AttachNastyNames(alice);
        await FitsHere(alice);

        await alice.SignOut();
        foreach (var address in (string[])["/sign-in", "/sign-up", new Uri(link).AbsolutePath, "/sign-up?invitation=rien"])
        {
            await alice.Go(address);
            await FitsHere(alice);
        }
    }

    [Fact]
    public async Task The_theme_is_that_of_the_device()
    {
        var light = await Arrive("Alice", adapt: options => options.ColorScheme = ColorScheme.Light);
        var dark = await Arrive("Bob", adapt: options => options.ColorScheme = ColorScheme.Dark);

        var (lights, darks) = (await Brightness(light), await Brightness(dark));

        Assert.True(lights > 200, $"the light page's brightness is {lights}");
        Assert.True(darks < 60, $"the dark page's brightness is {darks}");
    }

    [Fact]
    public async Task A_small_screen_shows_the_list_or_a_conversation_a_wide_one_both()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await Expect(alice.Row("Bob")).ToBeVisibleAsync();

        await alice.Page.SetViewportSizeAsync(NarrowPixels, 640);

        await Expect(alice.Row("Bob")).ToBeHiddenAsync();
        await Expect(alice.Composer).ToBeInViewportAsync();
        await alice.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Tableau de bord" }).ClickAsync();
        await Expect(alice.Row("Bob")).ToBeVisibleAsync();
    }

    private async Task InviteNastyNames(Visitor alice)
    {
        (string User, string Shown)[] people = [("bob", Script), ("sara", Hebrew), ("emoji", "👩‍👩‍👧 🎉🎉🎉"), ("mo", new string('é', 60))];
        foreach (var (user, shown) in people)
        {
            var stranger = await Stranger(shown);
            var visitor = new Visitor(shown, stranger.Context, stranger.Page) { UserName = user };
            await visitor.SignUp();
            if (user == "sara") continue;
            await visitor.Go("/people/alice");
            await visitor.Write(string.Concat(Enumerable.Repeat("anticonstitutionnellement", 20)));
            await visitor.Write($"{Script} {Hebrew} https://exemple.fr/{new string('x', 200)}");
        }

        await alice.Go("/groups/2/people?who=bob&who=sara&who=emoji&who=mo");
        await alice.Button("Ajouter").ClickAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Heading, new() { Name = "Membres (5)" })).ToBeVisibleAsync();
        await alice.Go("/c/2");
        await alice.Write(Hebrew + "\n" + LongWord + LongWord);
    }

    private async Task AttachNastyNames(Visitor alice)
    {
        Papers papers = new(Path.Combine(Application.Data, "papers"));
        var photo = await papers.Picture(alice.Page, "plage.jpg", 2000, 1500);
        var files = (string[])[papers.Placed(photo, LongWord + ".jpg"), papers.Document(Hebrew + ".pdf", 2_000), papers.Document(new string('m', 200), 0)];
        await alice.Page.GetByLabel("Joindre des fichiers").SetInputFilesAsync(files);
        await alice.Page.GetByLabel("Version à envoyer").First.SelectOptionAsync("original");
        await Expect(alice.Page.Locator(".files").GetByText("En ligne")).ToHaveCountAsync(2);
    }

    private static async Task FitsHere(Visitor visitor) =>
        Assert.True(await visitor.Page.EvaluateAsync<string[]>(Overflow) is { Length: 0 }, $"{visitor.Page.Url} is too wide: {string.Join("; ", await visitor.Page.EvaluateAsync<string[]>(Overflow))}");

    private static Task<double> Brightness(Visitor visitor) => visitor.Page.EvaluateAsync<double>(
        "() => { const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number); return (red + green + blue) / 3; }");
}
