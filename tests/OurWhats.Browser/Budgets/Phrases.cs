namespace OurWhats.Browser.Budgets;

/// <summary>What people write, by the length that is measured.</summary>
internal static class Phrases
{
    private static readonly string[] Usual =
    [
        "Bonjour à tous, la réunion de ce matin est décalée à dix heures et quart, salle B.",
        "Merci pour l’info, je préviens Camille qui arrive de Lyon par le train de 9 h 40.",
        "Est-ce que quelqu’un a pu relire le compte rendu de la semaine dernière, page 3 ?",
        "Oui, j’ai corrigé deux coquilles et ajouté le tableau des dépenses du trimestre.",
        "Parfait, je l’envoie à l’imprimeur avant midi, sauf si vous avez des remarques.",
        "Pense à changer le logo, celui de la page de garde est encore l’ancien modèle.",
        "C’est fait, et j’en ai profité pour alléger les images, le fichier pèse 2 Mo.",
        "Le fournisseur vient d’appeler : la livraison arrivera plutôt jeudi après-midi.",
        "Aïe, il faudra donc décaler l’installation chez le client de Saint-Étienne.",
        "Je m’en occupe, je leur propose vendredi matin ou bien lundi en début de journée.",
    ];

    private static readonly string[] Brief =
    [
        "Tu es là ?", "Oui, dis-moi", "On mange à midi ?", "Ça marche", "Où ça ?", "Au petit bistrot", "Parfait !", "Je passe te prendre",
        "Merci beaucoup", "À tout de suite", "Un peu en retard", "Pas grave", "J’arrive bientôt", "Je suis devant", "Quelle table ?",
        "Près du bar", "Je te vois", "On commande ?", "Vas-y", "Bon appétit",
    ];

    /// <summary>French sentences, 88 bytes each on average.</summary>
    public static IEnumerable<string> Long(int count) => Enumerable.Range(0, count).Select(i => $"{i + 1:00}: {Usual[i % Usual.Length]}");

    /// <summary>Short ones, 19 bytes each on average, all different.</summary>
    public static IReadOnlyList<string> Short { get; } = [.. Brief.Select((text, i) => $"{i + 1:00}a: {text}")];
}
