using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Wire;
using OurWhats.Tests.Worlds;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Attaching;

public sealed class UploadTests(Chromium chromium) : AttachingJourney(chromium)
{
    private const int Bytes = 6_000_000;

    // Some 1.3 MB a second: slow enough for what one does meanwhile, on a busy machine too.
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(50);

    protected override string[] Settings => ["--Media:PersonBytes", "20000000"];

    [Fact]
    public async Task A_message_waits_for_its_files_and_shows_how_far_they_are()
    {
        await using var wire = CountingProxy.To(Application.Address.Port, Slow);
        var (alice, bob) = await TwoWhoTalk(wire.Address);

        await Choose(alice, Papers.Document("film.bin", Bytes));
        await Expect(Attached(alice, "film.bin").GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await Expect(Attached(alice, "film.bin")).ToContainTextAsync("sur 6 Mo");
        await alice.Composer.FillAsync("Le film");
        await alice.Button("Envoyer").ClickAsync();
        await Expect(alice.Page.GetByText("En attente : le message partira")).ToBeVisibleAsync();
        await Expect(alice.Composer).ToHaveValueAsync("Le film");

        await bob.Sees("Le film");
        await Expect(alice.Composer).ToHaveValueAsync("");
        Assert.Equal(Bytes, (await Received(bob, "Le film")).Single().Length);
    }

    [Fact]
    public async Task A_message_that_waits_can_be_kept_back()
    {
        await using var wire = CountingProxy.To(Application.Address.Port, Slow);
        var (alice, bob) = await TwoWhoTalk(wire.Address);
        await Choose(alice, Papers.Document("film.bin", Bytes));
        await alice.Composer.FillAsync("Pas encore");
        await alice.Button("Envoyer").ClickAsync();

        await alice.Button("Ne pas envoyer").ClickAsync();
        await SeesWhole(alice, "film.bin");

        await Expect(alice.Composer).ToHaveValueAsync("Pas encore");
        await Expect(bob.Message("Pas encore")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Removing_a_file_stops_its_upload_and_takes_it_back()
    {
        await using var wire = CountingProxy.To(Application.Address.Port, 4 * Slow);
        var (alice, _) = await TwoWhoTalk(wire.Address);
        await Choose(alice, Papers.Document("film.bin", Bytes));
        await Until.IsTrue(() => wire.Up > Bytes / 4, "some of it was on its way");

        var erased = alice.Page.WaitForResponseAsync(response => response.Request.Method == "DELETE");
        await alice.Button("Retirer film.bin").ClickAsync();
        var answer = await erased;

        Assert.Equal(204, answer.Status);
        await wire.UntilQuiet();
        Assert.InRange(wire.Up, Bytes / 4, Bytes * 3 / 4);
    }

    [Fact]
    public async Task A_connection_that_breaks_goes_on_where_it_stopped()
    {
        await using var wire = CountingProxy.To(Application.Address.Port, Slow);
        var (alice, bob) = await TwoWhoTalk(wire.Address);
        var film = Papers.Document("film.bin", Bytes);

        wire.BreaksAt = wire.Up + (Bytes * 2 / 3);
        await Choose(alice, film);
        await SeesWhole(alice, "film.bin");
        await alice.Composer.FillAsync("Le film");
        await Send(alice);

        Assert.Null(wire.BreaksAt);
        Assert.InRange(wire.Up, Bytes, Bytes * 3 / 2);
        Assert.Equal(await File.ReadAllBytesAsync(film, CancellationToken.None), (await Received(bob, "Le film")).Single());
    }

    [Fact]
    public async Task After_a_reload_the_same_file_goes_on_where_it_stopped()
    {
        await using var wire = CountingProxy.To(Application.Address.Port, Slow);
        var (alice, bob) = await TwoWhoTalk(wire.Address);
        var film = Papers.Document("film.bin", Bytes);
        await Choose(alice, film);
        await Until.IsTrue(() => wire.Up > Bytes * 2 / 3, "most of it was on its way");

        await alice.Page.ReloadAsync();
        var before = wire.Up;
        await Choose(alice, film);
        await SeesWhole(alice, "film.bin");
        await alice.Composer.FillAsync("Le film");
        await Send(alice);

        Assert.Contains(wire.Exchanges(), exchange => exchange.Method == "HEAD");
        Assert.InRange(wire.Up - before, 1, Bytes - 1); // all of it, had it begun again
        Assert.Equal(await File.ReadAllBytesAsync(film, CancellationToken.None), (await Received(bob, "Le film")).Single());
    }

    [Fact]
    public async Task The_same_file_again_uploads_nothing()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(wire.Address);
        var film = Papers.Document("film.bin", Bytes);
        await Choose(alice, film);
        await SeesWhole(alice, "film.bin");
        await alice.Composer.FillAsync("Le film");
        await Send(alice);
        Assert.True(wire.Up > Bytes, "it was uploaded once");
        await wire.UntilQuiet();
        var before = wire.Up;

        await Choose(alice, film);
        await Expect(Attached(alice, "film.bin").GetByText("Déjà en ligne : rien à envoyer")).ToBeVisibleAsync();
        await alice.Composer.FillAsync("Encore");
        await Send(alice);

        Assert.InRange(wire.Up - before, 1, 8_000);
        Assert.Equal(Bytes, (await Received(bob, "Encore")).Single().Length);
    }

    [Fact]
    public async Task Who_has_no_room_left_is_told_so_beside_the_file()
    {
        var (alice, bob) = await TwoWhoTalk();
        await alice.Composer.FillAsync("Trop de films");

        await Choose(alice, Papers.Document("long.bin", 21_000_000), Papers.Document("court.bin", 2_000));

        await Expect(Attached(alice, "long.bin").GetByRole(AriaRole.Alert)).ToContainTextAsync("20 Mo");
        await SeesWhole(alice, "court.bin");
        await Expect(alice.Composer).ToHaveValueAsync("Trop de films");
        await Send(alice);
        Assert.Equal(2_000, (await Received(bob, "Trop de films")).Single().Length);
    }
}
