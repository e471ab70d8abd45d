using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Wire;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Attaching;

public sealed class LighterTests(Chromium chromium) : AttachingJourney(chromium)
{
    // 48 degrees, 0 minutes of 1: what Papers write.
    private static readonly byte[] Latitude = [48, 0, 0, 0, 1, 0, 0, 0];

    private const string Pixels = """
        async base64 => {
          const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))]));
          return `${bitmap.width} × ${bitmap.height}`;
        }
        """;

    [Fact]
    public async Task A_heavy_photo_goes_with_all_its_pixels_and_less_weight()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(wire.Address);
        var photo = await Papers.Picture(alice.Page, "plage.jpg", 2000, 1500);
        var heavy = new FileInfo(photo).Length;
        Assert.True(heavy > 300_000, $"the photo takes {heavy} bytes");

        await Choose(alice, photo);
        await SeesWhole(alice, "plage.jpg");
        await Expect(Attached(alice, "plage.jpg").GetByLabel("Version à envoyer")).ToHaveValueAsync("lighter");
        await alice.Composer.FillAsync("La plage");
        await Send(alice);

        var sent = (await Received(bob, "La plage")).Single();
        Assert.Equal("WEBP"u8, sent.AsSpan(8, 4));
        Assert.Equal("2000 × 1500", await bob.Page.EvaluateAsync<string>(Pixels, Convert.ToBase64String(sent)));
        Assert.True(sent.Length < heavy * 3 / 4, $"{sent.Length} bytes were sent of {heavy}");
        Assert.True(wire.Exchanges().Where(exchange => exchange.Path.StartsWith("/uploads", StringComparison.Ordinal)).Sum(exchange => exchange.Up) < heavy);
    }

    [Fact]
    public async Task A_photo_goes_small_or_untouched_by_choice()
    {
        var (alice, bob) = await TwoWhoTalk();
        var photo = await Papers.Picture(alice.Page, "plage.jpg", 2000, 1500);

        await Choose(alice, photo);
        await Attached(alice, "plage.jpg").GetByLabel("Version à envoyer").SelectOptionAsync("light");
        await SeesWhole(alice, "plage.jpg");
        await alice.Composer.FillAsync("Petite");
        await Send(alice);
        await Choose(alice, photo);
        await Attached(alice, "plage.jpg").GetByLabel("Version à envoyer").SelectOptionAsync("original");
        await SeesWhole(alice, "plage.jpg");
        await alice.Composer.FillAsync("Telle quelle");
        await Send(alice);

        Assert.Equal("1600 × 1200", await bob.Page.EvaluateAsync<string>(Pixels, Convert.ToBase64String((await Received(bob, "Petite")).Single())));
        Assert.Equal(await File.ReadAllBytesAsync(photo, CancellationToken.None), (await Received(bob, "Telle quelle")).Single());
    }

    [Fact]
    public async Task Who_saves_data_is_offered_the_small_version_first()
    {
        var (alice, _) = await TwoWhoTalk();
        await alice.Context.AddInitScriptAsync("Object.defineProperty(navigator.connection, 'saveData', { value: true })");
        await alice.Page.ReloadAsync();

        await Choose(alice, await Papers.Picture(alice.Page, "plage.jpg", 2000, 1500));

        await SeesWhole(alice, "plage.jpg");
        await Expect(Attached(alice, "plage.jpg").GetByLabel("Version à envoyer")).ToHaveValueAsync("light");
    }

    [Fact]
    public async Task A_light_image_goes_as_it_is_unasked()
    {
        var (alice, _) = await TwoWhoTalk();

        await Choose(alice, await Papers.Picture(alice.Page, "icône.png", 40, 30));

        await SeesWhole(alice, "icône.png");
        await Expect(Attached(alice, "icône.png").GetByLabel("Version à envoyer")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_moving_image_goes_as_it_is()
    {
        var (alice, _) = await TwoWhoTalk();
        var still = await Papers.Picture(alice.Page, "immobile.png", 2000, 1500);

        await Choose(alice, still, Papers.Moving(still, "mobile.png"));
        await SeesWhole(alice, "immobile.png");
        await SeesWhole(alice, "mobile.png");

        await Expect(Attached(alice, "immobile.png").GetByLabel("Version à envoyer")).ToBeVisibleAsync();
        await Expect(Attached(alice, "mobile.png").Locator("canvas")).ToBeVisibleAsync();
        await Expect(Attached(alice, "mobile.png").GetByLabel("Version à envoyer")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Who_sends_where_a_photo_was_taken_is_told_so_and_may_leave_it_out()
    {
        var (alice, bob) = await TwoWhoTalk();
        var photo = await Papers.Picture(alice.Page, "plage.jpg", 600, 400);
        Assert.True(new FileInfo(photo).Length < 300_000, "it is too light to be offered otherwise");
        var told = alice.Page.GetByText("L'originale dit où la photo a été prise");

        await Choose(alice, Papers.Placed(photo, "ici.jpg"));
        await SeesWhole(alice, "ici.jpg");
        await Expect(told).ToHaveCountAsync(0);
        await Attached(alice, "ici.jpg").GetByLabel("Version à envoyer").SelectOptionAsync("original");
        await Expect(told).ToBeVisibleAsync();
        await Attached(alice, "ici.jpg").GetByLabel("Version à envoyer").SelectOptionAsync("lighter");
        await Expect(told).ToHaveCountAsync(0);
        await SeesWhole(alice, "ici.jpg");
        await alice.Composer.FillAsync("Quelque part");
        await Send(alice);

        Assert.DoesNotContain("Exif", System.Text.Encoding.Latin1.GetString((await Received(bob, "Quelque part")).Single()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_original_may_go_without_where_it_was_taken()
    {
        var (alice, bob) = await TwoWhoTalk();
        var photo = Papers.Placed(await Papers.Picture(alice.Page, "plage.jpg", 600, 400), "ici.jpg");
        var forget = Attached(alice, "ici.jpg").GetByLabel("Retirer la position");

        await Choose(alice, photo);
        await SeesWhole(alice, "ici.jpg");
        await Expect(forget).ToBeHiddenAsync();
        await Attached(alice, "ici.jpg").GetByLabel("Version à envoyer").SelectOptionAsync("original");
        await forget.CheckAsync();
        await SeesWhole(alice, "ici.jpg");
        await Expect(forget).ToBeCheckedAsync();
        await alice.Composer.FillAsync("Quelque part");
        await Send(alice);

        var (sent, received) = (await File.ReadAllBytesAsync(photo, CancellationToken.None), (await Received(bob, "Quelque part")).Single());
        Assert.Equal(sent.Length, received.Length);
        Assert.True(sent.AsSpan().IndexOf(Latitude) > 0);
        Assert.True(received.AsSpan().IndexOf(Latitude) < 0);
    }
}
