using OurWhats.Tests.Browser.Browsers;

namespace OurWhats.Tests.Browser.Journeys.Attaching;

public sealed class ForwardingTests(Chromium chromium) : AttachingJourney(chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_is_forwarded_with_its_files_and_nothing_is_sent_again(bool hasScripts)
    {
        var (alice, bob) = await TwoWhoTalk(adapt: options => options.JavaScriptEnabled = hasScripts);
        var claire = await Arrive("Claire");
        var document = Papers.Document("programme.pdf", 500_000);
        await Choose(alice, document);
        if (hasScripts) await SeesWhole(alice, "programme.pdf");
        await alice.Composer.FillAsync("Le programme");
        await alice.Button("Envoyer").ClickAsync();
        await alice.Sees("Le programme");
        List<int> sent = [];
        alice.Page.Request += (_, request) => sent.Add(request.PostDataBuffer?.Length ?? 0);

        await alice.Time("Le programme").ClickAsync();
        await alice.Link("Transférer").ClickAsync();
        await alice.Page.GetByLabel("Nom de la personne ou du groupe").FillAsync("claire");
        await alice.Button("Chercher").ClickAsync();
        await alice.Page.GetByLabel("Claire").CheckAsync();
        await alice.Button("Transférer").ClickAsync();

        await alice.Sees("Le programme");
        await claire.Open("Alice");
        await claire.Sees("Le programme");
        Assert.Equal(await File.ReadAllBytesAsync(document, CancellationToken.None), Assert.Single(await Received(claire, "Le programme")));
        Assert.InRange(sent.Max(), 1, 200);
        Assert.Equal("Bob", bob.Name);
    }
}
