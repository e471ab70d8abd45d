using System.Net.Http.Headers;
using System.Text;
using OurWhats.Tests.Search;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class TextTests
{
    [Theory]
    [InlineData("une ligne\nune autre\n\n  et une troisième, en retrait\n")]
    [InlineData("\n\n   \tcommence et finit par des blancs   \n ")]
    [InlineData("👩‍🚀 👨‍👩‍👧‍👦 🇫🇷 e\u0301 é")]
    [InlineData("مرحبا بالعالم — שלום — \u202Eretourné\u202C")]
    [InlineData("<b>gras</b> <script>alert(1)</script> &amp; &lt; \"'`")]
    [InlineData("</p></li><!-- --> ]]> {{x}} @Model")]
    [InlineData("'; DROP TABLE messaging_messages; --")]
    public async Task A_message_is_read_exactly_as_it_was_typed(string text)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        var conversation = await bob.WritesTo(world.Alice, text);

        var page = await world.Alice.Reads(conversation);
        Assert.Equal(text, Assert.Single(page.Messages).Text);
        Assert.DoesNotContain("<b>gras", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>gras", (await world.Alice.Dashboard()).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_breaks_of_all_systems_are_line_breaks()
    {
        await using var world = await World.Start();

        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), "un\r\ndeux\rtrois\nquatre");

        Assert.Equal("un\ndeux\ntrois\nquatre", Assert.Single((await world.Alice.Reads(conversation)).Texts));
    }

    [Fact]
    public async Task A_message_has_at_most_4000_characters()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        var (longest, tooLong) = (new string('é', 4000), new string('é', 4001));

        await world.Alice.Says(conversation, longest);
        var refused = await world.Alice.Post($"/c/{conversation}/messages", new() { ["text"] = tooLong });

        Assert.Equal("Le message fait 4\u202F001 caractères ; 4\u202F000 au plus.", refused.Must(400).Alert);
        Assert.Equal(tooLong, refused.Field("m"));
        Assert.Equal(longest, (await world.Alice.Reads(conversation)).Texts[^1]);
    }

    [Theory]
    [InlineData("", "Écrivez quelque chose avant d'envoyer.")]
    [InlineData(" \n\t \u00A0", "Écrivez quelque chose avant d'envoyer.")]
    [InlineData("a\u0007b", "Le message contient des caractères de contrôle, qui ne peuvent pas s'afficher.")]
    [InlineData("a\u009Bb", "Le message contient des caractères de contrôle, qui ne peuvent pas s'afficher.")]
    public async Task What_is_no_text_is_refused_beside_the_text(string text, string sentence)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());

        var page = await world.Alice.Post($"/c/{conversation}/messages", new() { ["text"] = text });
        var fragment = await world.Alice.Post($"/c/{conversation}/messages", new() { ["text"] = text }, Person.Htmx);
        var first = await bob.Post("/people/alice", new() { ["text"] = text });

        Assert.Equal(sentence, page.Must(400).Alert);
        Assert.Equal(text, page.Field("m"));
        Assert.Equal(sentence, fragment.Must(400).Alert);
        Assert.Empty(fragment.Title);
        Assert.Equal(sentence, first.Must(400).Alert);
        Assert.Equal(text, first.Field("m"));
        Assert.Single((await world.Alice.Reads(conversation)).Messages);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_with_a_sentence()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        using ByteArrayContent body = new(Encoding.ASCII.GetBytes("text=" + new string('a', 70_000)));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded");

        var refused = await world.Alice.Send(HttpMethod.Post, $"/c/{conversation}/messages", body, ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal("C'est trop long pour être envoyé.", refused.Must(413).Alert);
        Assert.Contains("""<html lang="fr">""", refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_are_links_that_tell_nothing_of_where_they_were_read()
    {
        await using var world = await World.Start();

        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), "Voir (https://example.org/a?b=1&c=2), javascript:alert(1)");

        Assert.Contains("""Voir (<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow" target="_blank">https://example.org/a?b=1&amp;c=2</a>), javascript:alert(1)""",
            (await world.Alice.Reads(conversation)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_without_a_scheme_are_links_wherever_links_are_shown_and_found()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, "Voir www.example.org/a?b=1&c=2.");
        await world.Alice.Says(conversation, "Écrire à bob@example.org !");
        await world.Alice.Says(conversation, "HTTPS://EXAMPLE.ORG");
        await world.Alice.Says(conversation, "@bob : xhttp://a.fr, mot@mot");
        string[] links =
        [
            """<a href="https://www.example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow" target="_blank">www.example.org/a?b=1&amp;c=2</a>.""",
            """<a href="mailto:bob@example.org">bob@example.org</a> !""",
            """<a href="HTTPS://EXAMPLE.ORG" rel="noopener noreferrer nofollow" target="_blank">HTTPS://EXAMPLE.ORG</a>""",
        ];
        (await world.Alice.Edits(conversation, 1, "Erreur")).Must(303);

        var page = await bob.Reads(conversation);
        var gallery = (await bob.Get($"/c/{conversation}/files?kind=links")).Must(200);
        var sheets = await Task.WhenAll(Enumerable.Range(1, 3).Select(number => bob.Sheet(conversation, number)));
        var found = await world.Finds(bob, "has:link");

        Assert.All(links[1..], link => Assert.Contains(link, page.Html, StringComparison.Ordinal));
        Assert.All(links[1..], link => Assert.Contains(link, gallery.Html, StringComparison.Ordinal));
        Assert.DoesNotContain("mot@mot", gallery.Html, StringComparison.Ordinal);
        Assert.All(links.Zip(sheets), pair => Assert.Contains(pair.First, pair.Second.Html, StringComparison.Ordinal));
        Assert.Equal(["HTTPS://EXAMPLE.ORG", "Écrire à bob@example.org !"], found.Texts);
    }

    [Fact]
    public async Task A_gallery_pages_through_links_alone()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        for (var i = 1; i <= 30; i++) await world.Alice.Says(conversation, i % 2 == 0 ? $"personne{i}@example.org" : $"mot{i} @mot");
        for (var i = 31; i <= 45; i++) await world.Alice.Says(conversation, $"www.page{i}.fr");
        var address = $"/c/{conversation}/files?kind=links";

        var (first, second) = (await world.Alice.Get(address), await world.Alice.Get(address + "&skip=24"));

        Assert.Equal(24, first.Must(200).Html.Split("<p class=\"text\"").Length - 1);
        Assert.Equal(6, second.Must(200).Html.Split("<p class=\"text\"").Length - 1);
        Assert.NotNull(first.Link("Voir plus"));
        Assert.Null(second.Link("Voir plus"));
        Assert.DoesNotContain("@mot", first.Html + second.Html, StringComparison.Ordinal);
    }
}
