using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Search;

/// <summary>Pairs of words that must find each other, and pairs that must not.</summary>
public sealed class PairTests
{
    // What is said / what is looked for.
    private const string Alike = """
        école/ecole écoles/ecole été/ete étés/ete l'été/ete l’été/l'été clé/cle clés/cle café/cafe cafés/cafe
        noël/noel maïs/mais naïve/naive ambiguë/ambigue cœur/coeur œufs/oeuf grand-mère/grand-mere
        chevaux/cheval travaux/travail journaux/journal envoyé/envoyer envoyée/envoyer envoyés/envoyer
        envoyées/envoyer mangé/manger mange/manger réunions/reunion photos/photo vélos/velo forêts/foret
        hôtels/hotel élèves/eleve française/francais françaises/francais bateaux/bateau jeux/jeu
        cailloux/caillou gâteaux/gateau aujourd'hui/aujourd’hui écologiques/ecologique idée/idee idées/idee
        année/annee années/annee arrivée/arrivee mère/mere fête/fete fêtes/fete noire/noir heureuse/heureux
        professeurs/professeur clef/clé événement/evenement évènement/événement donnée/donnee données/donnee
        thé/the pâté/pate prés/pre âge/age île/ile sécurité/securite problèmes/probleme première/premiere
        dernière/derniere lumière/lumiere complète/complete secrète/secrete
        """;

    // Each as it is said; the very one comes first, whichever is looked for.
    private const string Apart = """
        mer/mère marche/marché tour/tours pêche/péché sur/sûr mais/maïs maire/mère reine/renne poste/poster
        port/porte cote/côté jeune/jeûne organe/organisation nation/natif général/génération
        universel/université police/poli couronne/couronnement logement/loger médecin/médecine chat/chatte
        tache/tâche date/datte bal/balle son/sonne canne/cane collection/collecteur note/notation
        """;

    [Fact]
    public async Task Forms_of_a_word_find_each_other()
    {
        var pairs = Pairs(Alike);
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Dictée");
        foreach (var said in pairs.Select(pair => pair.One).Distinct()) await world.Alice.Says(group.Conversation, said);

        List<string> missed = [];
        foreach (var (said, sought) in pairs)
            if (!(await world.Finds(world.Alice, sought + " ")).Texts.Contains(said)) missed.Add($"{said}/{sought}");

        Assert.Equal(68, pairs.Count);
        Assert.True(missed.Count <= 2, string.Join(' ', missed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&by=near")]
    public async Task The_very_word_comes_before_the_one_that_it_is_mistaken_for(string order)
    {
        var pairs = Pairs(Apart);
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Dictée");
        // Each word is posted once before the other, so that the order of posting decides nothing.
        foreach (var pair in pairs.Concat(pairs.Select(pair => (One: pair.Other, Other: pair.One))))
        {
            var suffix = pairs.Contains(pair) ? "alpha" : "beta";
            await world.Alice.Says(group.Conversation, $"{pair.One} {suffix}");
        }


        List<string> wrong = [];
        foreach (var (one, other) in pairs)
        {
            foreach (var word in (string[])[one, other])
                if (await FirstFound(world, word, order) is var first && first != word) wrong.Add($"{word}: {first}");
        }

        Assert.Equal(28, pairs.Count);
        Assert.Empty(wrong);
    }

    private static async Task<string> FirstFound(World world, string word, string order) =>
        (await world.Finds(world.Alice, word, order)).Texts.Select(text => text.Split(' ')[0]).FirstOrDefault("nothing");

    private static List<(string One, string Other)> Pairs(string list) =>
    [
        .. list.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => (pair.Split('/')[0], pair.Split('/')[1])),
    ];
}
