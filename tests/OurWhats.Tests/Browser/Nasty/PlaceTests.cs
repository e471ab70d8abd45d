using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Journeys;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Rights;
using OurWhats.Tests.Worlds;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Nasty;

/// <summary>
/// Looks at every page of the running application for the places where somebody's text is shown. Such a text must stay
/// apart from what surrounds it, and every nasty text must leave the layout as it is.
/// </summary>
public sealed partial class PlaceTests(Chromium chromium) : Tour(chromium)
{
    // Where one can type, and the mark that was typed there. A new field has to be added, and filled in by Planting or Pages.
    private static readonly Dictionary<string, string> KnownFields = new()
    {
        ["/admin/footprint from"] = Mark.Typed,
        ["/admin/footprint to"] = Mark.Typed,
        ["/admin/footprint/grid grid"] = Mark.Typed,
        ["/admin/people q"] = Mark.Query,
        ["/admin/place place"] = Mark.Place,
        ["/c/{id} m"] = Mark.Message,
        ["/c/{id} Description de l'image"] = Mark.Alternative,
        ["/c/{id}/messages/{id} text"] = Mark.Earlier,
        ["/c/{id}/messages/{id}/forward q"] = Mark.Query,
        ["/first-run displayName"] = Mark.Typed,
        ["/first-run place"] = Mark.Typed,
        ["/first-run userName"] = Mark.Typed,
        ["/footprint from"] = Mark.Typed,
        ["/footprint to"] = Mark.Typed,
        ["/footprint/budget budget"] = Mark.Typed,
        ["/groups/new description"] = Mark.Typed,
        ["/groups/new name"] = Mark.OtherGroup,
        ["/groups/{id}/people q"] = Mark.Query,
        ["/groups/{id}/settings description"] = Mark.Description,
        ["/groups/{id}/settings name"] = Mark.Group,
        ["/me displayName"] = Mark.MyName,
        ["/me/second-factor/app/code code"] = Mark.Typed,
        ["/people q"] = Mark.Query,
        ["/reset/{code} userName"] = Mark.UserName,
        ["/search after"] = Mark.Query,
        ["/search before"] = Mark.Query,
        ["/search from"] = Mark.Query,
        ["/search in"] = Mark.Query,
        ["/search q"] = Mark.Query,
        ["/search size"] = Mark.Query,
        ["/search type"] = Mark.Query,
        ["/sign-in userName"] = Mark.Typed,
        ["/sign-up displayName"] = Mark.Name,
        ["/sign-up userName"] = Mark.UserName,
    };

    // Nobody has written anything that these show.
    private static readonly string[] Textless = ["/first-run", "/sign-in/second"];

    [Fact]
    public async Task Whatever_people_write_stays_apart_and_in_its_place()
    {
        var (alice, dan, nobody) = (await Arrive("Alice"), await Stranger("Dan"), await Stranger("Nobody"));
        foreach (var visitor in (Visitor[])[alice, dan, nobody]) await visitor.Context.AddInitScriptAsync(Inspection.Script);
        using Person administrator = new(Application.Address, "alice") { SessionKey = await KeyOf(alice) };
        Trial trial = new(Application.Address, administrator);
        Inspection inspection = new(await trial.Run());
        using var planting = await Planting.Plant(Application.Address, administrator);
        Pages pages = new(planting);
        await dan.Context.AddCookiesAsync([new() { Name = "s", Value = planting.Dan.SessionKey!, Url = Address.ToString() }]);

        Assert.Equal(
            Patterns().Order(StringComparer.Ordinal),
            pages.All.Concat(pages.Open).Select(page => page.Pattern).Concat(Textless).Distinct().Order(StringComparer.Ordinal));
        foreach (var (pattern, address) in pages.Open) await inspection.Look(nobody, pattern, address);
        foreach (var (pattern, address) in pages.All) await inspection.Look(alice, pattern, address);
        var chat = $"/c/{planting.Group.Conversation}";
        foreach (var address in (string[])["/", "/me", chat, chat + "/files"]) await inspection.Look(dan, "Dan's", address);
        await LookAtWhatScriptsShow(inspection, alice, planting);
        await LookAtAnswers(inspection, alice, planting);

        Assert.Empty(trial.Wordless);
        Assert.True(inspection.Problems.Count == 0, string.Join('\n', inspection.Problems));
        AssertAllWasLookedAt(inspection);
    }

    // What the pages become by what one does there, and by what others do meanwhile.
    private static async Task LookAtWhatScriptsShow(Inspection inspection, Visitor alice, Planting planting)
    {
        await alice.Go($"/c/{planting.Group.Conversation}");
        await alice.Page.Locator($"#m{planting.Messages.Answer} p + a").ClickAsync();
        await Expect(alice.Sheet.GetByText("Transférer")).ToBeVisibleAsync();
        await inspection.Look(alice, "the sheet");
        await alice.Sheet.GetByText("Transférer").ClickAsync();
        await Expect(alice.Sheet.GetByRole(AriaRole.Radio).First).ToBeVisibleAsync();
        await inspection.Look(alice, "where to forward it");
        await alice.Page.Keyboard.PressAsync("Escape");
        await alice.Page.Locator("#messages .pic").DblClickAsync();
        await Expect(alice.Sheet.Locator(".view img")).ToBeVisibleAsync();
        await inspection.Look(alice, "the picture");
        await alice.Page.Keyboard.PressAsync("Escape");

        await alice.Page.GetByLabel("Joindre des fichiers").SetInputFilesAsync(
            new FilePayload { Name = Mark.Of(Mark.File), MimeType = "application/pdf", Buffer = "%PDF-1.7 "u8.ToArray() });
        await Expect(alice.Page.Locator(".files").GetByText("En ligne")).ToBeVisibleAsync();
        await inspection.Look(alice, "the chosen file");

        await planting.Rename("Avant");
        await Expect(alice.Page).ToHaveTitleAsync(new Regex("Avant"));
        await planting.Rename(Mark.Of(Mark.Group));
        await Expect(alice.Page).ToHaveTitleAsync(new Regex(Mark.Beginning));
        await inspection.Look(alice, "the new name");
    }

    // What forms answer that are not filled in as they should be, or come too late.
    private async Task LookAtAnswers(Inspection inspection, Visitor visitor, Planting planting)
    {
        var page = (Answer: "", Address: new Uri(Address, "/answer"));
        await visitor.Page.RouteAsync(page.Address.ToString(), route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = Shared.Web.SecurityHeaders.PagePolicy },
            Body = page.Answer,
        }));
        var looked = 0;
        foreach (var (form, answer) in await planting.Answers(Endpoint.Of(Application.Services)))
        {
            page.Answer = answer;
            looked++;
            await inspection.Look(visitor, form, page.Address.ToString());
        }

        Assert.InRange(looked, 10, 200);
    }

    private static void AssertAllWasLookedAt(Inspection inspection)
    {
        var fields = inspection.Fields.Select(field => Code().Replace(Id().Replace(field, "{id}"), "{code}")).ToHashSet();
        Assert.Equal(KnownFields.Keys.Order(StringComparer.Ordinal), fields.Order(StringComparer.Ordinal));
        var shown = inspection.Places.Select(place => place[^1..]).ToHashSet();
        Assert.Equal(Mark.All.Keys.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        Assert.InRange(NastyTexts.All.Count, 150, int.MaxValue);
    }

    private static async Task<string> KeyOf(Visitor visitor) =>
        (await visitor.Context.CookiesAsync()).Single(cookie => cookie.Name == "s").Value;

    [GeneratedRegex(@"(?<=/)\d+\b")]
    private static partial Regex Id();

    [GeneratedRegex("(?<=/)[a-z0-9]{16,}")]
    private static partial Regex Code();
}
