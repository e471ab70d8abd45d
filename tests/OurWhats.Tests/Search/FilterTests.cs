using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Search;

public sealed class FilterTests
{
    [Fact]
    public async Task Filters_say_who_where_when_and_what()
    {
        Clock clock = null!;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-03-12T10:00:00Z"));
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var choir = await world.Alice.Founds("Chorale du soir");
        foreach (var person in (Person[])[bob, chloe]) await person.Joins(choir);
        await bob.Says(choir.Conversation, "Plan un, voir https://example.org/plan");
        clock.Now += TimeSpan.FromDays(1);
        await chloe.Says(choir.Conversation, "Plan deux");
        await bob.WritesTo(world.Alice, "Plan trois");
        clock.Now += TimeSpan.FromDays(30);
        await world.Alice.Says(choir.Conversation, "Plan quatre");
        await world.Alice.WritesTo(chloe, "Plan cinq");

        async Task Finds(string question, params string[] numbers)
        {
            var texts = (await world.Finds(world.Alice, question)).Texts;
            Assert.Equal(numbers.Order(), texts.Select(text => text.Split(' ', ',')[1]).Order());
        }

        await Finds("plan", "un", "deux", "trois", "quatre", "cinq");
        await Finds("plan de:bob", "un", "trois");
        await Finds("plan from:chlo", "deux");
        await Finds("plan -de:bob de:chloé", "deux");
        await Finds("plan de:moi", "quatre", "cinq");
        await Finds("plan dans:chorale", "un", "deux", "quatre");
        await Finds("plan in:\"chorale soir\"", "un", "deux", "quatre");
        await Finds("plan dans:bob", "trois");
        await Finds("plan -dans:chorale", "trois", "cinq");
        await Finds("plan à:bob", "trois");
        await Finds("plan a:chloé", "cinq");
        await Finds("plan le:12/03/2026", "un");
        await Finds("plan le:mars 2026", "un", "deux", "trois");
        await Finds("plan avant:13/03/2026", "un");
        await Finds("plan après:13/03", "quatre", "cinq");
        await Finds("plan a:lien", "un");
        await Finds("plan -a:lien est:reçu", "deux", "trois");
        await Finds("plan est:envoyé", "quatre", "cinq");
        await Finds("plan est:nonlu", "trois");
        await Finds("de:bob", "un", "trois");
        await Finds("plan couleur:bleu", "un", "deux", "trois", "quatre", "cinq");
        await Finds("-trois dans:bob");
    }

    [Fact]
    public async Task The_forms_fields_are_filters_too_and_stay_as_they_were_typed()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob Martin");
        var conversation = await bob.WritesTo(world.Alice, "Plan un");
        await world.Alice.Says(conversation, "Plan deux");

        var found = await world.Finds(world.Alice, "plan", "&from=bob+martin&after=&is=received");
        var wrong = await world.Finds(world.Alice, "plan", "&after=jamais&size=gros");

        Assert.Equal(["Plan un"], found.Texts);
        Assert.Contains("value=\"bob martin\"", found.Page.Html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"received\" selected", found.Page.Html, StringComparison.Ordinal);
        Assert.Contains("Filtres (2)", found.Page.Html, StringComparison.Ordinal);
        Assert.Equal(2, wrong.Texts.Count);
        Assert.Equal("« jamais » n'est pas une date. Écrivez par exemple 12/03/2026, hier ou mars 2026. « gros » n'est pas une taille. Écrivez par exemple >1Mo.", wrong.Remark);
    }

    [Fact]
    public async Task A_typing_mistake_is_forgiven_when_nothing_else_is_found_and_one_can_insist()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Bureau");
        foreach (var text in (string[])["Le chauffage est réparé", "Le chauffage, encore", "Chauffeur demandé"]) await world.Alice.Says(group.Conversation, text);

        var found = await world.Finds(world.Alice, "chaufage");
        var insisting = new Found((await world.Alice.Get(found.Link("Chercher exactement ce que j'ai tapé")!)).Must(200));

        Assert.Equal("chauffage", found.Correction);
        Assert.Equal(["Le chauffage, encore", "Le chauffage est réparé"], found.Texts);
        Assert.Equal(["chauffage"], found.Messages[0].Marks);
        Assert.Equal("Aucun message trouvé", insisting.Count);
        Assert.Equal("chauffage", (await world.Finds(world.Alice, "chauffge")).Correction);
        Assert.Null((await world.Finds(world.Alice, "zhauffage")).Correction); // the first letter is right
        Assert.Null((await world.Finds(world.Alice, "chauffage")).Correction);
        Assert.Equal("chauffage", (await world.Finds(world.Alice, "réparé chuaffage")).Correction?.Split(' ')[1]);
    }

    [Fact]
    public async Task Where_nothing_is_found_it_says_what_excluded_everything_and_what_would_find_something()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "Le chauffage est réparé");
        await bob.Says(conversation, "La salle est prête");

        var none = await world.Finds(world.Alice, "chauffage de:alice");
        var field = await world.Finds(world.Alice, "chauffage", "&from=alice");
        var apart = await world.Finds(world.Alice, "chauffage prête");

        Assert.Equal("Aucun message trouvé", none.Count);
        Assert.Equal(["Sans « de:alice » : 1"], none.Advice.Select(advice => advice.Text));
        Assert.Equal(["Sans « de:alice » : 1"], field.Advice.Select(advice => advice.Text));
        Assert.Equal(["Le chauffage est réparé"], new Found((await world.Alice.Get(none.Advice[0].Address)).Must(200)).Texts);
        Assert.Equal(["Sans « chauffage » : 1", "Sans « prête » : 1"], apart.Advice.Select(advice => advice.Text));
        Assert.Contains("Vérifiez l'orthographe", (await world.Finds(world.Alice, "introuvable")).Page.Html.Replace("&#x27;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_takes_too_long_says_that_it_is_partial()
    {
        await using var world = await World.Start(settings: ["--Search:Milliseconds", "0"]);
        await world.Alice.Says((await world.Alice.Founds("Bureau")).Conversation, "Bonjour");

        var found = await world.Finds(world.Alice, "bonjour");

        Assert.Contains("La recherche prenait trop de temps", found.Page.Html, StringComparison.Ordinal);
    }
}
