using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Web;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Budgets;

public sealed class WeightTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task A_page_with_a_conversation_of_forty_messages_open_has_few_elements()
    {
        var alice = await Arrive("Alice");
        foreach (var i in Enumerable.Range(1, 15)) await alice.CreateGroup($"Groupe {i}");
        List<Visitor> authors = [alice];
        foreach (var name in (string[])["Bob", "Claire", "David"]) authors.Add(await Arrive(name));
        foreach (var author in authors[1..]) await author.Join("Groupe 15");
        await alice.Open("Groupe 15");
        foreach (var (i, text) in Phrases.Long(40).Index()) await authors[i * 7 % 10 % authors.Count].WriteAll([text]);

        await alice.Page.ReloadAsync();
        await Expect(alice.Messages).ToHaveCountAsync(40);
        await Expect(alice.Page.GetByRole(Microsoft.Playwright.AriaRole.Complementary).GetByRole(Microsoft.Playwright.AriaRole.Listitem)).ToHaveCountAsync(15);
        var elements = await alice.Page.EvaluateAsync<int>("document.querySelectorAll('*').length");

        Ledger.Hold("elements in a page with a conversation open", elements, 380, "elements");
    }

    [Theory]
    [InlineData("css/app.css", 5_000)]
    [InlineData("js/app.js", 5_000)]
    [InlineData("js/files.js", 2_500)]
    [InlineData("js/images.js", 1_100)]
    [InlineData("js/uploads.js", 1_500)]
    [InlineData("js/writing.js", 4_000)]
    public void Our_own_assets_stay_within_their_budgets(string path, int budget) =>
        Ledger.Hold($"{path}, Brotli", Application.Services.GetRequiredService<Assets>().BrotliBytes(path), budget);
}
