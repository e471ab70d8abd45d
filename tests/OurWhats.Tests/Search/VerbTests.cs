using OurWhats.Search.Language;

namespace OurWhats.Tests.Search;

public sealed class VerbTests
{
    [Theory]
    [InlineData("manger", "mange manges mangeons mangez mangent mangeais mangeait mangeaient mangeant mangé mangée mangés mangées mangera mangerons mangerait")]
    [InlineData("envoyer", "envoie envoies envoyons envoyez envoient envoyais envoyait envoyé envoyée enverra enverrons enverrais")]
    [InlineData("appeler", "appelle appelles appelons appelez appellent appelait appelé appellera")]
    [InlineData("jeter", "jette jettes jetons jetez jettent jeté jettera")]
    [InlineData("commencer", "commence commençons commençait commencé commencera")]
    [InlineData("acheter", "achète achetons achètent acheté achètera")]
    [InlineData("payer", "paie payons payé paiera payera")]
    [InlineData("étudier", "étudie étudions étudié étudiera")]
    [InlineData("finir", "finis finit finissons finissez finissent finissait fini finie finira finirons")]
    [InlineData("choisir", "choisis choisissons choisi choisie choisira choisissait")]
    [InlineData("vendre", "vends vend vendons vendez vendent vendait vendu vendue vendra")]
    [InlineData("répondre", "réponds répond répondons répondu répondra répondaient")]
    [InlineData("prendre", "prends prend prenons prenez prennent pris prise prendra prenait")]
    [InlineData("venir", "viens vient venons viennent venu venue viendra venait")]
    [InlineData("revenir", "reviens revient revenu reviendra")]
    [InlineData("écrire", "écris écrit écrivons écrivez écrivent écrite écrira écrivait")]
    [InlineData("dire", "dis dit disons dites disent dira disait")]
    [InlineData("voir", "vois voit voyons voient vu verra voyait")]
    [InlineData("aller", "vais vas va allons allez vont ira allait allé")]
    [InlineData("pouvoir", "peux peut pouvons peuvent pu pourra pouvait")]
    [InlineData("mettre", "mets met mettons mis mise mettra")]
    [InlineData("partir", "pars part partons parti partira")]
    [InlineData("conduire", "conduis conduit conduisons conduira")]
    [InlineData("connaître", "connais connaît connaissons connu connaîtra")]
    [InlineData("beau", "belle bel beaux belles")]
    [InlineData("nouveau", "nouvelle nouvel nouvelles")]
    [InlineData("premier", "première premiers premières")]
    [InlineData("ancien", "ancienne anciens anciennes")]
    [InlineData("français", "française françaises")]
    [InlineData("actif", "active actifs actives")]
    [InlineData("joueur", "joueuse joueurs joueuses")]
    [InlineData("directeur", "directrice directrices")]
    [InlineData("amical", "amicale amicaux amicales")]
    [InlineData("neveu", "neveux")]
    [InlineData("canal", "canaux")]
    [InlineData("long", "longue longs longues")]
    public void Forms_of_a_word_meet(string word, string forms)
    {
        var apart = forms.Split(' ').Where(form => !Finds(word, form) || !Finds(form, word));

        Assert.Empty(apart);
    }

    [Theory]
    [InlineData("chauffage", "chauffeur")]
    [InlineData("maison", "maire")]
    [InlineData("comment", "commencer")]
    [InlineData("lundi", "lune")]
    [InlineData("famille", "famine")]
    [InlineData("président", "présenter")]
    [InlineData("livre", "livret")]
    public void Other_words_stay_apart(string one, string other) => Assert.False(Meet(one, other));

    private static bool Meet(string one, string other) => Finds(one, other) || Finds(other, one);

    private static bool Finds(string sought, string said) =>
        TermLayers.OfAnyForm(Fold.Plain(sought))
            .Intersect(TermLayers.Of(WordTokenizer.Tokenize(said).Single()))
            .Any();
}
