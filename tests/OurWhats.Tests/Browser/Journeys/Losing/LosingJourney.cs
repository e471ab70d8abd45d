using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Journeys.Attaching;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Browser.Wire;
using OurWhats.Tests.Worlds;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Losing;

/// <summary>
/// Ways in which typed text or attached files could be lost (docs/losing-nothing.md). Alice writes to Bob over a line that
/// goes bad.
/// </summary>
public abstract class LosingJourney(Chromium chromium) : AttachingJourney(chromium)
{
    /// <summary>The ways to leave a page.</summary>
    public static TheoryData<string> Ways => ["reload", "back", "close"];

    /// <summary>The browser that comes next, if it is one to be killed.</summary>
    private protected ChromiumProfile? Profile { get; set; }

    protected override Task<IBrowserContext> NewContext(Uri address, Action<BrowserNewContextOptions>? adapt) =>
        Profile?.Start(address) ?? base.NewContext(address, adapt);

    /// <summary>Presses Enter on a line that swallows, and comes back when the request is in it.</summary>
    private protected static async Task SendInto(BadLine line, Visitor visitor, string text)
    {
        line.Swallow();
        await visitor.Composer.FillAsync(text);
        await visitor.Composer.PressAsync("Enter");
        await Until.IsTrue(() => line.HasSwallowed(text), "the message was swallowed");
    }

    /// <summary>Leaves the page while the line is bad, which is cut then, and opens it anew once it is well.</summary>
    private protected static async Task<Visitor> LeaveAndComeBack(BadLine line, Visitor visitor, string way)
    {
        var conversation = PathOf(visitor);
        var leaving = Leave(visitor.Page, way);
        line.Cut();
        await Record.ExceptionAsync(() => leaving);
        await UntilNothingIsTried(line);
        line.Mend();
        var tab = await OtherTab(visitor);
        await tab.Go(conversation);
        return tab;
    }

    // A browser sends again what it had begun to send on a connection that was reset.
    private static Task UntilNothingIsTried(BadLine line)
    {
        var (refused, since) = (line.Refused, Environment.TickCount64);
        return Until.IsTrue(
            () =>
            {
                if (line.Refused != refused) (refused, since) = (line.Refused, Environment.TickCount64);
                return Environment.TickCount64 - since > 500;
            },
            "no connection was tried");
    }

    private static Task Leave(IPage page, string way) => way switch
    {
        "reload" => page.ReloadAsync(),
        "back" => page.GoBackAsync(),
        _ => page.CloseAsync(),
    };

    /// <summary>Waits until a message is there, pressing what asks to be pressed.</summary>
    private protected static Task Arrives(Visitor from, Visitor to, string text) => Until.IsTrue(
        async () =>
        {
            // It may be gone before it is pressed: what was lost comes back by itself, too.
            var retry = from.Button("Réessayer");
            if (await retry.IsVisibleAsync()) await Record.ExceptionAsync(() => retry.ClickAsync(new() { Timeout = 500 }));
            return await to.Message(text).CountAsync() > 0;
        },
        $"{to.Name} saw {text}");

    /// <summary>Both have these messages, each once, and Alice nothing left to send.</summary>
    private protected static async Task BothHave(Visitor alice, Visitor bob, params string[] texts)
    {
        foreach (var visitor in (Visitor[])[alice, bob])
        {
            await visitor.Page.ReloadAsync();
            await visitor.Sees(texts[^1]);
            Assert.Equal(texts, await visitor.Texts());
        }

        await Expect(alice.Composer).ToHaveValueAsync("");
    }

    private protected static string PathOf(Visitor visitor) => new Uri(visitor.Page.Url).AbsolutePath;
}
