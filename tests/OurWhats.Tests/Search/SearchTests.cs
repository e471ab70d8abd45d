using System.Text.RegularExpressions;
using OurWhats.Search.Finding;
using OurWhats.Search.Indexing;
using OurWhats.Search.Parsing;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Search;

public sealed class SearchTests
{
    [Fact]
    public async Task What_was_said_is_found_marked_and_opened_among_the_others()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "Le chauffage est en panne");
        for (var i = 0; i < 60; i++) await bob.Says(conversation, $"Ligne {i}");

        var found = await world.Finds(world.Alice, "chauffages");

        var message = Assert.Single(found.Messages);
        Assert.Equal(("1 message trouvé", "Le chauffage est en panne", "Bob", "Bob"), (found.Count, message.Text, message.Author, message.Place));
        Assert.Equal(["chauffage"], message.Marks);
        var opened = (await world.Alice.Get(message.Address)).Must(200);
        Assert.Contains("Le <mark>chauffage</mark> est en panne", opened.Html, StringComparison.Ordinal);
        Assert.Equal("Le chauffage est en panne", opened.Messages[0].Text);
    }

    [Fact]
    public async Task The_newest_come_first_twenty_a_page()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");
        for (var i = 1; i <= 45; i++) await world.Alice.Says(group.Conversation, $"Répétition numéro {i}");

        var first = await world.Finds(world.Alice, "répétition");
        var last = await Next(world, await Next(world, first));

        Assert.Equal("45 messages trouvés", first.Count);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"Répétition numéro {45 - i}"), first.Texts);
        Assert.Equal(Enumerable.Range(1, 5).Reverse().Select(i => $"Répétition numéro {i}"), last.Texts);
        Assert.Null(last.Link("Page suivante"));
        Assert.NotNull(last.Link("Page précédente"));
    }

    [Fact]
    public async Task The_very_word_comes_before_those_like_it_in_both_orders()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");
        foreach (var text in (string[])["La pêche est ouverte", "Péché avoué", "La pêche encore"]) await world.Alice.Says(group.Conversation, text);

        var newest = await world.Finds(world.Alice, "péché");
        var nearest = await world.Finds(world.Alice, "pêche ", "&by=near");

        Assert.Equal(["Péché avoué", "La pêche encore", "La pêche est ouverte"], newest.Texts);
        Assert.Contains("<h2>Formes voisines</h2>", newest.Page.Html, StringComparison.Ordinal);
        Assert.Equal(["La pêche encore", "La pêche est ouverte", "Péché avoué"], nearest.Texts);
    }

    [Fact]
    public async Task Edited_messages_are_found_by_what_they_say_now_and_erased_ones_by_nothing()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");
        var edited = await world.Alice.Says(group.Conversation, "Rendez-vous à la boulangerie");
        var erased = await world.Alice.Says(group.Conversation, "Le code est 4471");
        Assert.Single((await world.Finds(world.Alice, "4471")).Messages);

        (await world.Alice.Edits(group.Conversation, edited, "Rendez-vous à la pharmacie")).Must(303);
        (await world.Alice.Erases(group.Conversation, erased)).Must(303);

        Assert.Empty((await world.Finds(world.Alice, "boulangerie")).Messages);
        Assert.Single((await world.Finds(world.Alice, "pharmacie")).Messages);
        Assert.Empty((await world.Finds(world.Alice, "4471")).Messages);
    }

    [Fact]
    public async Task One_searches_in_one_conversation_alone()
    {
        await using var world = await World.Start();
        var (choir, jury) = (await world.Alice.Founds("Chorale"), await world.Alice.Founds("Jury"));
        await world.Alice.Says(choir.Conversation, "Le programme de la chorale");
        await world.Alice.Says(jury.Conversation, "Le programme du jury");

        var found = await world.Finds(world.Alice, "programme", $"&c={jury.Conversation}");

        Assert.Equal(["Le programme du jury"], found.Texts);
        Assert.Contains("<h1>Rechercher dans Jury</h1>", found.Page.Html, StringComparison.Ordinal);
        Assert.Contains($"href=\"/search?c={jury.Conversation}\"", (await world.Alice.Reads(jury.Conversation)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_found_by_their_names_and_images_by_what_they_show()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Bureau");
        (await world.Alice.Sends(group.Conversation, "Voilà", ("facture_mars-2026.pdf", "%PDF-1.7 "u8.ToArray()))).Must(303);

        foreach (var question in (string[])["facture", "mars", "facture_mars-2026.pdf", "FACTURE mars 2026", "type:pdf", "a:fichier", "taille:<1Mo"])
            Assert.Contains("facture_mars-2026.pdf", Found.Text(Assert.Single((await world.Finds(world.Alice, question)).Messages).Rest), StringComparison.Ordinal);
        Assert.Empty((await world.Finds(world.Alice, "type:docx")).Messages);
        Assert.Equal(["facture"], (await world.Finds(world.Alice, "facture")).Messages[0].Marks);
    }

    [Fact]
    public async Task Images_show_as_small_squares_and_are_found_by_their_names()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Vacances");
        (await world.Alice.Sends(group.Conversation, "", ("plage_soir.jpg", Darkroom.Photo(400, 300)))).Must(303);

        var message = Assert.Single((await world.Finds(world.Alice, "plage a:image")).Messages);

        Assert.Equal(["plage"], message.Marks);
        var address = Regex.Match(message.Rest, "<img src=\"(/files/[^\"]+/96)\" width=\"96\" height=\"96\" alt=\"plage_soir.jpg\" loading=\"lazy\">").Groups[1].Value;
        Assert.NotEmpty(await world.Alice.Bytes(address));
    }

    [Fact]
    public async Task Images_are_found_by_what_their_senders_say_that_they_show()
    {
        await using var world = await World.Start();
        await world.Alice.Founds("Vacances");
        await world.UntilIndexed();
        var index = world.Service<SearchIndex>();
        await world.Service<IndexUpdater>().StopAsync(TestContext.Current.CancellationToken);
        FileCard file = new(1, "abc", "image/jpeg", 1000, 4, 3, "#fff", 100);

        index.Put(new(500, 77, 1, 1, 0, [new("Voilà", long.MinValue, long.MaxValue)], [new(file, "IMG_1.jpg", "Deux chevaux dans la neige")]));
        index.Publish(index.State);
        var found = world.Service<Finder>().Find(
            AnythingTests.Me(),
            [new(77, "Ici", null, [(1, long.MaxValue)], null, 0)],
            SearchQueryParser.Parse("cheval neige", [], new(2026, 1, 1)),
            page: 1,
            byRelevance: false);

        Assert.Equal(500, Assert.Single(found.Hits).Key);
    }

    private static async Task<Found> Next(World world, Found found) => new((await world.Alice.Get(found.Link("Page suivante")!)).Must(200));
}
