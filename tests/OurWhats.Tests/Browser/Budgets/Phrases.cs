namespace OurWhats.Tests.Browser.Budgets;

/// <summary>Message texts of the measured lengths.</summary>
internal static class Phrases
{
    private static readonly string[] Usual =
    [
        "Chère équipe, la répétition de jeudi aura lieu à 18 h 15 dans la grande salle 204.",
        "Je n’ai pas encore le programme du concert, qui peut me le renvoyer après cours ?",
        "Le car part devant la mairie à huit heures, pensez au pique-nique et à vos bérets",
        "Les photos du voyage sont prêtes, j’en garde quarante, à trier avant la rentrée.",
        "Qui peut apporter la sono à la fête de l’école samedi ? La vieille grince trop.",
        "J’ai vu deux fautes sur l’affiche : la date du samedi et le nom de la soliste.",
        "Voilà, c’est corrigé, l’imprimeur en fera deux cents pour mercredi à 12 h 30.",
        "Il manque encore treize autorisations : rappelez les élèves dès demain, à midi.",
        "Bien reçu, je préviens le gardien et je passe prendre les clefs à l’accueil",
        "On se retrouve sous le préau à seize heures pour ranger les décors de notre scène",
    ];

    private static readonly string[] Brief =
    [
        "Ça y est ?", "Presque fini", "Tu viens à moto ?", "Bientôt !", "Même là", "Devant la mairie", "Trop bien", "Garde-moi une place",
        "Avec plaisir !", "Je suis au café", "Le bus est parti", "Tant pis.", "J’arrive à pied.", "On y va en bus", "Quelle porte ?", "À la grille",
        "Je monte !", "Un chocolat ?", "Super", "À ce soir !",
    ];

    /// <summary>French sentences, 88 bytes each on average.</summary>
    public static IEnumerable<string> Long(int count) => Enumerable.Range(0, count).Select(i => $"{i + 1:00}: {Usual[i % Usual.Length]}");

    /// <summary>Short ones, 19 bytes each on average, all different.</summary>
    public static IReadOnlyList<string> Short { get; } = Marked("a1x", 20);

    /// <summary>Short ones that say which they are: with three letters of <paramref name="mark"/>, 19 bytes each on average.</summary>
    public static IReadOnlyList<string> Marked(string mark, int count) => [.. Enumerable.Range(0, count).Select(i => $"{mark}{i + 1:00} {Brief[i % Brief.Length]}")];
}
