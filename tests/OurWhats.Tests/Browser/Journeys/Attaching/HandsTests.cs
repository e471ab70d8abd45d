using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Attaching;

/// <summary>Attaching files by drop, paste and keyboard, and sending while files are still on their way.</summary>
public sealed class HandsTests(Chromium chromium) : AttachingJourney(chromium)
{
    // The clipboard as another program leaves it: an image, and a text where it is a word processor.
    private const string Paste = """
        types => {
          const clipboardData = new DataTransfer();
          clipboardData.items.add(new File(['%PDF-1.7 collé'], 'collé.pdf', { type: 'application/pdf', lastModified: 1 }));
          types.forEach(type => clipboardData.setData(type, 'collé'));
          return !document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        }
        """;

    [Fact]
    public async Task Files_are_dropped_into_the_conversation()
    {
        var (alice, bob) = await TwoWhoTalk();
        var document = Papers.Document("plan.pdf", 2_000);
        var browser = await alice.Context.NewCDPSessionAsync(alice.Page);

        foreach (var type in (string[])["dragEnter", "dragOver", "drop"]) await Drag(browser, type, document);
        await SeesWhole(alice, "plan.pdf");
        await alice.Composer.FillAsync("Le plan");
        await Send(alice);

        Assert.Equal(await File.ReadAllBytesAsync(document, CancellationToken.None), (await Received(bob, "Le plan")).Single());
    }

    [Fact]
    public async Task Files_are_pasted_and_texts_stay_texts()
    {
        var (alice, _) = await TwoWhoTalk();
        await alice.Composer.FocusAsync();

        // Word, then a spreadsheet or LibreOffice; then an image that a browser copies, and one that a file manager does.
        Assert.False(await alice.Page.EvaluateAsync<bool>(Paste, new[] { "text/plain", "text/rtf" }));
        Assert.False(await alice.Page.EvaluateAsync<bool>(Paste, new[] { "text/plain", "text/html" }));
        await Expect(alice.Page.Locator("#composer .files li")).ToHaveCountAsync(0);
        Assert.True(await alice.Page.EvaluateAsync<bool>(Paste, new[] { "text/html" }));
        Assert.True(await alice.Page.EvaluateAsync<bool>(Paste, new[] { "text/plain" }));

        await SeesWhole(alice, "collé.pdf");
        await Expect(alice.Page.Locator("#composer .files li")).ToHaveCountAsync(1);
        await Expect(alice.Composer).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Files_are_chosen_by_keyboard()
    {
        var (alice, bob) = await TwoWhoTalk();
        var document = Papers.Document("plan.pdf", 2_000);
        alice.Page.FileChooser += (_, _) => { }; // asked for only with the key, the browser might hear of it too late
        await alice.Composer.FocusAsync();

        await alice.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(Chooser(alice)).ToBeFocusedAsync();
        var chooser = await alice.Page.RunAndWaitForFileChooserAsync(() => alice.Page.Keyboard.PressAsync("Enter"));
        Assert.True(chooser.IsMultiple);
        await chooser.SetFilesAsync(document);
        await SeesWhole(alice, "plan.pdf");
        await Expect(Chooser(alice)).ToBeFocusedAsync();
        await alice.Composer.FillAsync("Le plan");
        await alice.Composer.PressAsync("Enter");

        await bob.Sees("Le plan");
        Assert.Single(await Received(bob, "Le plan"));
    }

    [Fact]
    public async Task A_message_without_files_asks_for_nothing_more_than_before()
    {
        var (alice, bob) = await TwoWhoTalk();
        List<string> asked = [];
        await alice.Composer.PressSequentiallyAsync("D"); // what sends comes with the first letter, once
        alice.Page.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);

        var address = alice.Page.Url.Split('#')[0];
        var sent = await alice.Page.RunAndWaitForRequestAsync(
            () => alice.Write("Deux"), request => request.Method == "POST" && request.Url.Split('?')[0] == address);
        await bob.Sees("Deux");

        Assert.Equal("application/x-www-form-urlencoded", await sent.HeaderValueAsync("Content-Type"));
        Assert.Equal("m=Deux", sent.PostData);
        Assert.DoesNotContain(asked, path => path.StartsWith("/a/", StringComparison.Ordinal) || path == "/attaching");
    }

    [Fact]
    public async Task No_message_leaves_before_what_was_chosen_is_there()
    {
        var (alice, bob) = await TwoWhoTalk();
        TaskCompletionSource arrives = new();
        await alice.Page.RouteAsync("**/attaching?*", async route =>
        {
            await arrives.Task;
            await route.ContinueAsync();
        });
        await alice.Composer.FillAsync("Le plan");

        await Choose(alice, Papers.Document("plan.pdf", 2_000));
        await Expect(alice.Button("Envoyer")).ToBeDisabledAsync();
        await alice.Composer.PressAsync("Enter");
        await Expect(alice.Composer).ToHaveValueAsync("Le plan");
        arrives.SetResult();
        await Send(alice);

        Assert.Single(await Received(bob, "Le plan"));
    }

    [Fact]
    public async Task A_send_that_fails_keeps_the_files_and_takes_them_along_once()
    {
        var (alice, bob) = await TwoWhoTalk();
        await Choose(alice, Papers.Document("plan.pdf", 2_000));
        await SeesWhole(alice, "plan.pdf");
        await alice.Composer.FillAsync("Dans le tunnel");

        await alice.Context.SetOfflineAsync(true);
        await alice.Button("Envoyer").ClickAsync();
        await alice.SeesWaiting("Dans le tunnel\nplan.pdf");
        await alice.Button("Ne pas envoyer").ClickAsync();
        await Expect(alice.Composer).ToHaveValueAsync("Dans le tunnel");
        await SeesWhole(alice, "plan.pdf");
        await alice.Button("Envoyer").ClickAsync();
        await alice.SeesWaiting("Dans le tunnel\nplan.pdf");
        await alice.Context.SetOfflineAsync(false);

        await bob.Sees("Dans le tunnel");
        Assert.Single(await Received(bob, "Dans le tunnel"));
        await Expect(alice.Page.Locator("#composer .files li")).ToHaveCountAsync(0);
        await Expect(alice.Composer).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Files_go_with_the_first_message_to_somebody()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.Go("/people/bob");

        await Choose(alice, Papers.Document("plan.pdf", 2_000));
        await SeesWhole(alice, "plan.pdf");
        await alice.Composer.FillAsync("Enchantée");
        await alice.Button("Envoyer").ClickAsync();
        await alice.Sees("Enchantée");

        await bob.Open("Alice");
        Assert.Single(await Received(bob, "Enchantée"));
    }

    private static async Task Drag(ICDPSession browser, string type, string path) => await browser.SendAsync("Input.dispatchDragEvent", new()
    {
        ["type"] = type,
        ["x"] = 700,
        ["y"] = 300,
        ["data"] = new Dictionary<string, object> { ["items"] = Array.Empty<object>(), ["files"] = new[] { path }, ["dragOperationsMask"] = 1 },
    });
}
