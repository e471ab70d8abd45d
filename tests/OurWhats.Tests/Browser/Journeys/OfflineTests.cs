using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class OfflineTests(Chromium chromium) : Journey(chromium)
{
    // What lies under the notice: everything in sight that one reads or presses, but for what is scrolled to.
    private const string Covered = """
        () => {
          const notice = document.getElementById('offline').getBoundingClientRect();
          return [...document.querySelectorAll('button, a, input, textarea, h1, h2, p, li, time, bdi')].filter(element => {
            if (element.closest('#offline') || !element.checkVisibility()) return false;
            const box = element.getBoundingClientRect();
            const frame = (element.closest('.scroll, aside, main') || document.body).getBoundingClientRect();
            const top = Math.max(box.top, frame.top), bottom = Math.min(box.bottom, frame.bottom);
            return top < bottom - 1 && box.width > 1
              && top < notice.bottom - 1 && bottom > notice.top + 1 && box.left < notice.right && box.right > notice.left;
          }).map(element => element.outerHTML.slice(0, 100));
        }
        """;

    // What has the focus and does not lie wholly in the open.
    private const string IsFocusCovered = """
        () => {
          const notice = document.getElementById('offline').getBoundingClientRect(), box = document.activeElement.getBoundingClientRect();
          return box.top < notice.bottom - 1 && box.bottom > notice.top + 1;
        }
        """;

    private const string FocusBefore = """
        goal => {
          const all = [...document.querySelectorAll('a, button, input, textarea, select')].filter(item => item.checkVisibility());
          all[all.indexOf(goal) - 1].focus({ preventScroll: true });
        }
        """;

    [Fact]
    public async Task On_a_phone_the_notice_covers_nothing_that_one_goes_to()
    {
        var alice = await Arrive("Alice", adapt: options => options.ViewportSize = new() { Width = 360, Height = 740 });
        await alice.Go("/groups/new");
        await Application.Stop();
        await Expect(alice.Page.GetByText("Hors connexion")).ToBeVisibleAsync();

        foreach (var name in (string[])["Nom du groupe", "Créer le groupe"])
        {
            // The screen ends just below it, where the notice stands.
            var goal = alice.Page.GetByLabel(name).Or(alice.Button(name));
            await alice.Page.EvaluateAsync("() => scrollTo(0, 0)");
            var box = await goal.BoundingBoxAsync();
            await alice.Page.SetViewportSizeAsync(360, (int)(box!.Y + box.Height) + 4);
            await goal.EvaluateAsync(FocusBefore);

            await alice.Page.Keyboard.PressAsync("Tab");

            await Expect(goal).ToBeFocusedAsync();
            Assert.False(await alice.Page.EvaluateAsync<bool>(IsFocusCovered), name);
            await alice.Page.SetViewportSizeAsync(360, 740);
        }
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1280, 800)]
    public async Task The_notice_that_one_is_off_line_covers_nothing(int width, int height)
    {
        var alice = await Arrive("Alice", adapt: options => options.ViewportSize = new() { Width = width, Height = height });
        var bob = await Arrive("Bob");
        await bob.WriteTo(alice, "Bonjour");
        await bob.WriteAll(Enumerable.Range(1, 30).Select(i => $"ligne {i}"));

        foreach (var open in (Func<Task>[])[() => alice.Go("/"), () => alice.Open("Bob")])
        {
            await open();
            await Application.Stop();
            await Expect(alice.Page.GetByText("Hors connexion")).ToBeVisibleAsync();
            await Expect(alice.Page.GetByText("Hors connexion")).ToBeInViewportAsync();
            // Where the page scrolls as a whole, its end is above the notice.
            await alice.Page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
            Assert.Empty(await alice.Page.EvaluateAsync<string[]>(Covered));
            await Application.Start();
            await Expect(alice.Page.GetByText("Hors connexion")).ToBeHiddenAsync();
        }
    }
}
