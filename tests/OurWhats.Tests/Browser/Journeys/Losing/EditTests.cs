using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Losing;

/// <summary>An edit that is half typed.</summary>
public sealed class EditTests(Chromium chromium) : LosingJourney(chromium)
{
    [Theory]
    [InlineData("reload")]
    [InlineData("close")]
    public async Task A_half_typed_edit_is_there_when_its_message_is_opened_again(string way)
    {
        var (alice, _) = await TwoWhoTalk();
        await Begin(alice, "Un et dem");
        var conversation = PathOf(alice);

        if (way == "reload") await alice.Page.ReloadAsync();
        else await alice.Page.CloseAsync();
        var tab = way == "reload" ? alice : await OtherTab(alice);
        await tab.Go(conversation);
        await tab.Time("Un").ClickAsync();

        await Expect(tab.Sheet.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("Un et dem");
    }

    [Fact]
    public async Task An_edit_that_is_saved_after_the_session_had_ended_is_there_after_the_sign_in()
    {
        var (alice, _) = await TwoWhoTalk();
        await Begin(alice, "Un et demi");

        await alice.Context.ClearCookiesAsync();
        await alice.Sheet.GetByText("Enregistrer").ClickAsync();
        await alice.FillSignIn();
        await alice.Time("Un").ClickAsync();

        await Expect(alice.Sheet.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("Un et demi");
    }

    private static async Task Begin(Visitor visitor, string text)
    {
        await visitor.Time("Un").ClickAsync();
        await visitor.Sheet.GetByText("Modifier").ClickAsync();
        await visitor.Sheet.GetByRole(AriaRole.Textbox).FillAsync(text);
        await visitor.Page.WaitForFunctionAsync("text => Object.values(localStorage).includes(text)", text); // its script has come
    }
}
