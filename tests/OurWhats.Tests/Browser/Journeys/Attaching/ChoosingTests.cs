using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Attaching;

public sealed class ChoosingTests(Chromium chromium) : AttachingJourney(chromium)
{
    protected override string[] Settings => ["--Media:MostBytes", "3000000"];

    [Fact]
    public async Task An_image_and_a_document_are_shown_described_and_sent_in_one_message()
    {
        var (alice, bob) = await TwoWhoTalk();
        var photo = await Papers.Picture(alice.Page, "jardin.jpg", 300, 200);
        var document = Papers.Document("programme.pdf", 20_000);

        await Choose(alice, photo, document);
        await SeesWhole(alice, "jardin.jpg");
        await SeesWhole(alice, "programme.pdf");
        await Expect(Attached(alice, "programme.pdf")).ToContainTextAsync("20 ko");
        await Expect(Attached(alice, "jardin.jpg").Locator("canvas")).ToBeVisibleAsync();
        Assert.True(await Attached(alice, "jardin.jpg").Locator("canvas").EvaluateAsync<bool>("canvas => canvas.getContext('2d').getImageData(48, 48, 1, 1).data[3] > 0"));
        await Expect(Attached(alice, "programme.pdf").Locator("canvas")).ToBeHiddenAsync();
        await Expect(Attached(alice, "programme.pdf").GetByLabel("Description de l'image")).ToBeHiddenAsync();
        await Attached(alice, "jardin.jpg").GetByLabel("Description de l'image").FillAsync("Les tomates & les 100 % d'ombre");
        await alice.Composer.FillAsync("Voilà le jardin");
        await Send(alice);

        await bob.Sees("Voilà le jardin");
        await Expect(bob.Message("Voilà le jardin").GetByAltText("Les tomates & les 100 % d'ombre")).ToBeAttachedAsync();
        var received = await Received(bob, "Voilà le jardin");
        Assert.Equal([await File.ReadAllBytesAsync(photo, CancellationToken.None), await File.ReadAllBytesAsync(document, CancellationToken.None)], received);
    }

    [Fact]
    public async Task A_file_goes_without_a_text_and_twice_the_same_way()
    {
        var (alice, bob) = await TwoWhoTalk();

        foreach (var name in (string[])["un.pdf", "deux.pdf"])
        {
            await Choose(alice, Papers.Document(name, 2_000));
            await SeesWhole(alice, name);
            await Send(alice);
            await Expect(bob.Messages.Filter(new() { HasText = name })).ToHaveCountAsync(1);
        }

        await Expect(alice.Messages).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_page_from_before_an_upgrade_still_attaches_files()
    {
        var (alice, bob) = await TwoWhoTalk();
        await alice.Page.EvaluateAsync("""
            () => {
              const { dataset } = document.getElementById('composer');
              dataset.files = dataset.files.replace(/\.[^.]+/, '.Gone');
            }
            """);

        var script = await alice.Page.RunAndWaitForResponseAsync(
            () => Choose(alice, Papers.Document("un.pdf", 2_000)),
            response => response.Url.Contains("/a/files.Gone.js", StringComparison.Ordinal));
        await SeesWhole(alice, "un.pdf");
        await Send(alice);

        Assert.Equal(200, script.Status);
        await Expect(bob.Messages.Filter(new() { HasText = "un.pdf" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_is_removed_is_not_sent_and_the_focus_stays_near()
    {
        var (alice, bob) = await TwoWhoTalk();
        await Choose(alice, Papers.Document("un.pdf", 2_000), Papers.Document("deux.pdf", 2_000));
        await SeesWhole(alice, "deux.pdf");

        await alice.Button("Retirer un.pdf").ClickAsync();
        await Expect(alice.Button("Retirer deux.pdf")).ToBeFocusedAsync();
        await alice.Composer.FillAsync("Un seul");
        await Send(alice);

        Assert.Single(await Received(bob, "Un seul"));
    }

    [Fact]
    public async Task A_refused_file_says_why_and_leaves_the_others_and_the_text()
    {
        var (alice, bob) = await TwoWhoTalk();
        List<string> asked = [];
        alice.Page.Request += (_, request) => asked.Add($"{request.Method} {new Uri(request.Url).AbsolutePath}");
        await alice.Composer.FillAsync("Il en reste un");

        await Choose(alice, Papers.Document("vide.pdf", 0), Papers.Document("énorme.pdf", 3_200_000), Papers.Document("bon.pdf", 2_000));

        await Expect(Attached(alice, "vide.pdf").GetByRole(AriaRole.Alert)).ToHaveTextAsync("Ce fichier est vide.");
        await Expect(Attached(alice, "énorme.pdf").GetByRole(AriaRole.Alert)).ToHaveTextAsync("Ce fichier fait 3,2 Mo ; 3 Mo au plus.");
        await SeesWhole(alice, "bon.pdf");
        Assert.Single(asked, request => request == "POST /uploads");
        await Expect(alice.Composer).ToHaveValueAsync("Il en reste un");
        await Send(alice);
        Assert.Single(await Received(bob, "Il en reste un"));
    }

    [Fact]
    public async Task More_than_ten_files_are_told_so_and_the_first_ten_attached()
    {
        var (alice, bob) = await TwoWhoTalk();

        await Choose(alice, [.. Enumerable.Range(1, 12).Select(i => Papers.Document($"{i}.pdf", 1_000 + i))]);

        await Expect(alice.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "10 fichiers au plus" })).ToBeVisibleAsync();
        await SeesWhole(alice, "10.pdf");
        await Expect(alice.Page.Locator("#composer .files li")).ToHaveCountAsync(10);
        await alice.Composer.FillAsync("Dix");
        await Send(alice);
        Assert.Equal(10, (await Received(bob, "Dix")).Count);
    }

    [Fact]
    public async Task The_price_is_told_before_sending()
    {
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Chorale");
        foreach (var name in (string[])["Bob", "Claire", "David"]) await (await Arrive(name)).Join("Chorale");
        await alice.Open("Chorale");

        await Choose(alice, Papers.Document("partition.pdf", 400_000));

        await Expect(alice.Page.GetByText("400 ko × 3 membres : jusqu'à 1,2 Mo si tous l'ouvrent")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_reads_English_attaches_in_English()
    {
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Chorale");
        await alice.Go("/me");
        await alice.Page.GetByLabel("Langue").SelectOptionAsync("en");
        await alice.Button("Enregistrer").ClickAsync();
        await alice.Go("/c/1");

        await alice.Page.GetByLabel("Attach files").SetInputFilesAsync([Papers.Document("score.pdf", 1_240_000), Papers.Document("empty.pdf", 0)]);

        await Expect(Attached(alice, "score.pdf")).ToContainTextAsync("1.2 MB");
        await Expect(Attached(alice, "score.pdf").GetByText("Uploaded")).ToBeVisibleAsync();
        await Expect(Attached(alice, "empty.pdf").GetByRole(AriaRole.Alert)).ToHaveTextAsync("This file is empty.");
    }
}
