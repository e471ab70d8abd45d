using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Browser.Wire;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Losing;

/// <summary>What goes with a text: its quote, its files; and who else may take it away: another tab, an owner.</summary>
public sealed class TogetherTests(Chromium chromium) : LosingJourney(chromium)
{
    [Fact]
    public async Task A_draft_keeps_its_quote()
    {
        var (alice, bob) = await TwoWhoTalk();
        await Answer(bob, "Un", "Une réponse");
        await bob.Page.WaitForFunctionAsync("() => Object.keys(localStorage).some(key => key.startsWith('re'))"); // its script has come

        await bob.Page.ReloadAsync();
        await Expect(bob.Composer).ToHaveValueAsync("Une réponse");
        await Expect(bob.Page.Locator("#re")).ToContainTextAsync("Un");
        await bob.Composer.PressAsync("Enter");

        await Expect(alice.Message("Une réponse").Locator(".q")).ToContainTextAsync("Un");
    }

    [Fact]
    public async Task A_message_on_its_way_keeps_its_quote()
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(line.Address);
        await bob.Write("Une question");
        await alice.Sees("Une question");
        await Answer(alice, "Une question", "");

        await SendInto(line, alice, "Une réponse");
        var tab = await LeaveAndComeBack(line, alice, "reload");

        await tab.Sees("Une réponse");
        await Expect(bob.Message("Une réponse").Locator(".q")).ToContainTextAsync("Une question");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Attached_files_are_still_there_when_one_comes_back(string way)
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(line.Address);
        await alice.Open("Bob");
        await Choose(alice, Papers.Document("ordre du jour.pdf", 3_000));
        await SeesWhole(alice, "ordre du jour.pdf");
        await alice.Composer.FillAsync("Pour demain");

        var tab = await LeaveAndComeBack(line, alice, way);
        await SeesWhole(tab, "ordre du jour.pdf");
        await Expect(tab.Composer).ToHaveValueAsync("Pour demain");
        await Send(tab);

        Assert.Equal(3_000, (await Received(bob, "Pour demain")).Single().Length);
    }

    [Fact]
    public async Task A_message_with_files_that_the_line_lost_leaves_with_them()
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(line.Address);
        await Choose(alice, Papers.Document("ordre du jour.pdf", 3_000));
        await SeesWhole(alice, "ordre du jour.pdf");

        await SendInto(line, alice, "Pour demain");
        var tab = await LeaveAndComeBack(line, alice, "reload");

        await bob.Sees("Pour demain");
        Assert.Equal(3_000, (await Received(bob, "Pour demain")).Single().Length);
        await Expect(tab.Composer).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_removed_can_still_copy_what_they_wrote(bool isOnItsWay)
    {
        await using var line = BadLine.To(Application.Address.Port);
        var bob = await Arrive("Bob");
        await bob.CreateGroup("Chorale");
        var alice = await Arrive("Alice", line.Address);
        await alice.Join("Chorale");
        await alice.Write("Bonjour");

        if (isOnItsWay) await SendInto(line, alice, "Une longue explication");
        else await alice.Composer.FillAsync("Une longue explication");
        await bob.Go("/groups/1/members/alice");
        await bob.Button("Retirer Alice du groupe").ClickAsync();
        line.Mend();
        await Expect(alice.Page.GetByText("Vous ne faites plus partie de ce groupe.")).ToBeVisibleAsync();

        await SeesWritten(alice, "Une longue explication");
        await alice.Page.ReloadAsync();
        await SeesWritten(alice, "Une longue explication");
    }

    [Fact]
    public async Task A_page_that_begins_anew_keeps_text_files_and_focus()
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(line.Address);
        await Choose(alice, Papers.Document("ordre du jour.pdf", 3_000));
        await SeesWhole(alice, "ordre du jour.pdf");
        await alice.Composer.FillAsync("Une phrase à peine commen");
        await alice.Page.EvaluateAsync("window.isSamePage = true");

        line.Swallow(); // more than a page catches up with: it begins anew
        await bob.WriteAll(Enumerable.Range(1, 105).Select(i => $"ligne {i}"));
        line.Cut();
        line.Mend();
        await Expect(alice.Message("ligne 105")).ToBeVisibleAsync();

        Assert.False(await alice.Page.EvaluateAsync<bool>("window.isSamePage === true"));
        await Expect(alice.Composer).ToHaveValueAsync("Une phrase à peine commen");
        await Expect(alice.Composer).ToBeFocusedAsync();
        await SeesWhole(alice, "ordre du jour.pdf");
    }

    // As text on the page or in a field: either can be copied.
    private static async Task SeesWritten(Visitor visitor, string text) => await visitor.Page.WaitForFunctionAsync(
        """
        text => document.body.innerText.includes(text)
          || [...document.querySelectorAll('textarea')].some(area => area.checkVisibility() && area.value.includes(text))
        """,
        text);

    private static async Task Answer(Visitor visitor, string message, string text)
    {
        await visitor.Time(message).ClickAsync();
        await visitor.Sheet.GetByText("Répondre").ClickAsync();
        await Expect(visitor.Page.Locator("#re")).ToContainTextAsync(message);
        await visitor.Composer.FillAsync(text);
    }
}
