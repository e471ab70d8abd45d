using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Attaching;

public sealed class PlainFormTests(Chromium chromium) : AttachingJourney(chromium)
{
    [Fact]
    public async Task Files_are_sent_without_scripts()
    {
        var (alice, bob) = await WithoutScripts();
        var (photo, document) = (await Papers.Picture(bob.Page, "jardin.jpg", 300, 200), Papers.Document("programme.pdf", 20_000));

        await Choose(alice, photo, document);
        await alice.Write("Voilà le jardin");

        await bob.Sees("Voilà le jardin");
        Assert.Equal([await File.ReadAllBytesAsync(photo, CancellationToken.None), await File.ReadAllBytesAsync(document, CancellationToken.None)], await Received(bob, "Voilà le jardin"));
    }

    [Fact]
    public async Task A_refused_file_comes_back_with_its_reason_and_the_others_stay_attached_without_scripts()
    {
        var (alice, bob) = await WithoutScripts();
        var photo = await Papers.Picture(bob.Page, "jardin.jpg", 300, 200);

        await Choose(alice, photo, Papers.Document("vide.pdf", 0));
        await alice.Composer.FillAsync("Voilà le jardin");
        await alice.Button("Envoyer").ClickAsync();
        await Expect(Attached(alice, "vide.pdf").GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(alice.Composer).ToHaveValueAsync("Voilà le jardin");
        await Expect(Attached(alice, "jardin.jpg").GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        await Attached(alice, "jardin.jpg").GetByLabel("Description de l'image").FillAsync("Des tomates");
        await alice.Button("Envoyer").ClickAsync();

        await bob.Sees("Voilà le jardin");
        Assert.Single(await Received(bob, "Voilà le jardin"));
        await Expect(bob.Message("Voilà le jardin").GetByAltText("Des tomates")).ToBeAttachedAsync();
    }

    private async Task<(Visitor Alice, Visitor Bob)> WithoutScripts() => await TwoWhoTalk(adapt: options => options.JavaScriptEnabled = false);
}
