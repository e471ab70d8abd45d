using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Wire;
using OurWhats.Tests.Media.Pictures;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Budgets;

public sealed class PhotoTests(Chromium chromium) : BudgetJourney(chromium)
{
    private const int Megabyte = 1_000_000;

    [Fact]
    public async Task Who_receives_a_photo_of_three_megabytes_receives_its_thumbnail()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);
        var (alice, _) = await Furnish();
        var bob = await Stranger("Bob", through: wire.Address);
        await bob.SignIn();
        await bob.Open(Measured);
        Darkroom.Open();
        var photo = Photo.Take(Application.Data);
        Assert.InRange(new FileInfo(photo).Length, 2.8 * Megabyte, 3.5 * Megabyte);
        await wire.UntilQuiet();
        var (received, answered) = (wire.Bytes, wire.Exchanges().Count);

        await alice.Page.GetByLabel("Joindre des fichiers").SetInputFilesAsync(photo);
        await alice.Composer.FillAsync("Le jardin");
        await Expect(alice.Page.Locator("#composer .files").GetByText("En ligne")).ToBeVisibleAsync();
        await alice.Button("Envoyer").ClickAsync();
        var thumbnail = bob.Message("Le jardin").Locator("img");
        await Expect(thumbnail).ToHaveJSPropertyAsync("complete", true);
        await wire.UntilQuiet(seconds: 3);

        Ledger.Explain(wire.Exchanges().Skip(answered));
        Assert.Equal(320, await thumbnail.EvaluateAsync<int>("image => image.naturalWidth"));
        Ledger.Hold("receiving a photo of 3 MB in the conversation", wire.Bytes - received, 10_000);
    }
}
