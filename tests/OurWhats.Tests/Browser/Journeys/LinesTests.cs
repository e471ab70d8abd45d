using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Worlds;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

/// <summary>How texts of many lines are shown: each line in its own direction, and tall ones folded.</summary>
public sealed class LinesTests(Chromium chromium) : Journey(chromium)
{
    private const string Mixed = "Une ligne en français, longue.\nشكرا جزيلا\nEncore une ligne en français.";

    private static readonly string Tall =
        string.Join('\n', Enumerable.Range(1, 600).Select(i => i == 500 ? "aiguille" : $"{i}"));

    [Fact]
    public async Task Each_line_runs_in_its_own_direction()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, Mixed);
        await alice.Write("שורה\nLigne");

        var first = await SidesOf(alice, "#messages p");
        var second = await SidesOf(alice, "#messages p", 1);
        await alice.Time("שורה\nLigne").ClickAsync();
        await Expect(alice.Sheet.GetByText("Répondre")).ToBeVisibleAsync();
        var sheet = await SidesOf(alice, "#sheet .text");

        Assert.Equal(["left", "right", "left"], first);
        Assert.Equal(["right", "left"], second);
        Assert.Equal(["right", "left"], sheet);
        Assert.Equal("plaintext", await alice.Composer.EvaluateAsync<string>("field => getComputedStyle(field).unicodeBidi"));
        Assert.Equal("plaintext", await alice.Sheet.GetByRole(AriaRole.Textbox, new() { IncludeHidden = true }).EvaluateAsync<string>("field => getComputedStyle(field).unicodeBidi"));
    }

    [Fact]
    public async Task The_time_covers_no_line_whichever_way_it_runs()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        string[] texts = [Mixed, "שורה\nLigne", "Ligne\nשורה", "שורה", "Ligne", "Ligne\nשורה שורה שורה שורה שורה שורה שורה שורה שורה שורה שורה שורה שורה שורה"];
        await alice.WriteTo(bob, "Bonjour");
        foreach (var text in texts) await alice.Write(text);

        var covered = await alice.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('#messages p')].filter(text => {
                const range = document.createRange(), time = text.nextElementSibling.getBoundingClientRect();
                range.selectNodeContents(text);
                return [...range.getClientRects()].some(line => line.right > time.left + 4 && line.left < time.right
                    && line.bottom > time.top + 4 && line.top < time.bottom - 4);
            }).map(text => text.textContent)
            """);

        Assert.Empty(covered);
    }

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task A_tall_message_is_unfolded_by_the_keyboard(bool hasScripts, int width)
    {
        var alice = await Arrive("Alice", adapt: options => options.JavaScriptEnabled = hasScripts);
        var bob = await Arrive("Bob", adapt: options => options.JavaScriptEnabled = hasScripts);
        await alice.WriteTo(bob, "Bonjour");
        await alice.WriteAll([Tall, "Fin"]);
        await bob.Open("Alice");
        await bob.Page.SetViewportSizeAsync(width, 740);
        var message = bob.Messages.Nth(1);
        var folded = (await message.BoundingBoxAsync())!.Height;
        var summary = message.GetByText("Afficher la suite");

        await summary.FocusAsync();
        await bob.Page.Keyboard.PressAsync("Enter");
        await Expect(message.Locator("details")).ToHaveAttributeAsync("open", "");

        Assert.InRange(folded, 300, 600);
        Assert.InRange((await message.BoundingBoxAsync())!.Height, 10_000, 20_000);
        Assert.Equal(Tall, await message.Locator("p").TextContentAsync());
        var page = await bob.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.InRange(page, 1, width);
    }

    [Fact]
    public async Task The_sender_sees_it_folded_at_once_and_once()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Bonjour");

        await alice.Composer.FillAsync(Tall);
        await alice.Button("Envoyer").ClickAsync();
        await Expect(alice.Messages.Nth(1).GetByText("Afficher la suite")).ToBeVisibleAsync();

        await Expect(alice.Page.Locator("#messages .me")).ToHaveCountAsync(2);
        Assert.InRange((await alice.Messages.Nth(1).BoundingBoxAsync())!.Height, 300, 600);
        await alice.Messages.Nth(1).Locator("p + a").ClickAsync();
        await Expect(alice.Sheet.GetByText("Répondre")).ToBeVisibleAsync();
        Assert.InRange(await alice.Sheet.EvaluateAsync<int>("sheet => sheet.scrollHeight"), 300, 1_000);
        await alice.Sheet.GetByText("Afficher la suite").ClickAsync();
        Assert.InRange((await alice.Sheet.Locator(".text").BoundingBoxAsync())!.Height, 10_000, 20_000);
        await alice.Sheet.GetByText("Modifier").ClickAsync();
        await Expect(alice.Sheet.GetByRole(AriaRole.Textbox)).ToHaveValueAsync(Tall);
    }

    [Fact]
    public async Task The_browser_finds_what_is_folded()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Bonjour");
        await alice.WriteAll([Tall, "Fin"]);
        await bob.Open("Alice");

        // A link to a text scrolls as the browser's own search does, which no test can open.
        var address = bob.Page.Url;
        await bob.Go("about:blank");
        await bob.Go(address + "#:~:text=aiguille");

        await Until.IsTrue(
            () => bob.Page.EvaluateAsync<bool>("""
                () => {
                    const text = document.querySelectorAll('#messages p')[1], box = text.getBoundingClientRect();
                    const range = document.createRange(), at = text.textContent.indexOf('aiguille');
                    range.setStart(text.firstChild, at);
                    range.setEnd(text.firstChild, at + 8);
                    const found = range.getBoundingClientRect();
                    return found.height > 0 && found.top >= box.top && found.bottom <= box.bottom && found.bottom < innerHeight;
                }
                """),
            "what was found was in sight");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Screen_readers_are_told_who_speaks_and_that_there_is_more(int width)
    {
        var alice = await Arrive("Alice", adapt: options => options.ViewportSize = new() { Width = width, Height = 740 });
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Bonjour");
        await alice.WriteAll([Tall, "Fin"]);
        await alice.Page.ReloadAsync();
        await alice.Sees("Fin");

        var folded = await Axe.Ask(alice.Page);
        var read = await alice.Messages.Nth(2).AriaSnapshotAsync();
        await alice.Messages.Nth(1).GetByText("Afficher la suite").ClickAsync();
        await alice.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var unfolded = await Axe.Ask(alice.Page);

        Assert.Matches(@"^- listitem:\s+- text: Alice\s+- paragraph: Fin\s+- link "".?\d\d:\d\d""", read);
        Assert.Empty(folded.Violations);
        Assert.Empty(unfolded.Violations);
    }

    [Fact]
    public async Task Paper_shows_all_of_it()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Bonjour");
        await alice.WriteAll([Tall, "Fin"]);
        await bob.Open("Alice");

        await bob.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        await Expect(bob.Page.GetByText("Afficher la suite")).ToBeHiddenAsync();
        Assert.InRange((await bob.Messages.Nth(1).BoundingBoxAsync())!.Height, 10_000, 20_000);
    }

    // On which side of its element each line of a text stands.
    private static Task<string[]> SidesOf(Visitor visitor, string selector, int index = 0) => visitor.Page.EvaluateAsync<string[]>(
        """
        ([selector, index]) => {
            const element = document.querySelectorAll(selector)[index], box = element.getBoundingClientRect();
            const text = element.firstChild, range = document.createRange();
            let at = 0;
            return text.data.split('\n').map(line => {
                range.setStart(text, at);
                range.setEnd(text, at += line.length);
                at++;
                const { left, right } = range.getBoundingClientRect();
                return left - box.left <= box.right - right ? 'left' : 'right';
            });
        }
        """,
        new object[] { selector, index });
}
