using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Attaching;

public sealed class PortraitTests(Chromium chromium) : AttachingJourney(chromium)
{
    private const string Round = "image => [image.naturalWidth, image.naturalHeight, image.clientWidth - image.clientHeight, getComputedStyle(image).borderRadius].join(' ')";

    [Fact]
    public async Task A_photo_stands_round_beside_the_name_until_it_is_removed()
    {
        var (alice, bob) = await TwoWhoTalk();
        await bob.Go("/me");
        await bob.Page.GetByLabel("Image", new() { Exact = true }).SetInputFilesAsync(await Papers.Picture(bob.Page, "moi.jpg", 800, 500));
        await bob.Button("Mettre cette photo").ClickAsync();
        await Expect(bob.Page.GetByText("La photo est à jour.")).ToBeVisibleAsync();
        await alice.Go("/");

        Assert.Equal("96 96 0 50%", await Loaded(AvatarPicture(alice.Row("Bob"))));
        await alice.Open("Bob");
        Assert.Equal("96 96 0 50%", await Loaded(AvatarPicture(alice.Page.GetByRole(AriaRole.Main))));

        await bob.Button("Retirer la photo").ClickAsync();
        await Expect(bob.Button("Retirer la photo")).ToHaveCountAsync(0);
        await alice.Go("/");
        await Expect(alice.Row("Bob").GetByText("B", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(AvatarPicture(alice.Row("Bob"))).ToHaveCountAsync(0);
    }

    private static ILocator AvatarPicture(ILocator within) => within.Locator("img.av");

    private static async Task<string> Loaded(ILocator image)
    {
        await image.EvaluateAsync("image => image.decode()");
        return await image.EvaluateAsync<string>(Round);
    }
}
