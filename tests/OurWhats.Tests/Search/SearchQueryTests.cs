using System.Globalization;
using OurWhats.Search.Parsing;

namespace OurWhats.Tests.Search;

public sealed class SearchQueryTests
{
    private static readonly DateOnly Today = new(2026, 11, 25); // a Wednesday

    [Theory]
    [InlineData("chauffage panne", "words:chauffage words:panne…")]
    [InlineData("chauffage panne ", "words:chauffage words:panne")]
    [InlineData("\"en panne\" -étage", "exact:en+panne not-words:étage")]
    [InlineData("«en panne", "exact:en+panne")]
    [InlineData("-\"en panne\" x", "not-exact:en+panne words:x…")]
    [InlineData("rendez-vous demain", "words:rendez+vous words:demain…")]
    [InlineData("c'est quoi ?", "words:est words:quoi")]
    [InlineData("de:camille", "from:camille")]
    [InlineData("De:\"Camille Laurent\" dans:chorale", "from:Camille Laurent in:chorale")]
    [InlineData("from:camille in:choir to:léa", "from:camille in:choir with:léa")]
    [InlineData("à:léa a:image à:photo", "with:léa kind:image kind:image")]
    [InlineData("-de:camille -a:lien", "not-from:camille not-kind:link")]
    [InlineData("de: camille bonjour", "from:camille words:bonjour…")]
    [InlineData("le:12/03/2026", "day:2026-03-12..2026-03-13")]
    [InlineData("le:mars 2026 budget", "day:2026-03-01..2026-04-01 words:budget…")]
    [InlineData("le:12 mars 2026", "day:2026-03-12..2026-03-13")]
    [InlineData("avant:hier", "day:..2026-11-24")]
    [InlineData("après:lundi", "day:2026-11-24..")]
    [InlineData("on:yesterday", "day:2026-11-24..2026-11-25")]
    [InlineData("after:\"March 2026\"", "day:2026-04-01..")]
    [InlineData("type:pdf taille:>1Mo", "type:pdf size:1000001..")]
    [InlineData("taille:<500ko", "size:0..499999")]
    [InlineData("size:>=2,5MB", "size:2500000..")]
    [InlineData("est:nonlu est:envoyé est:reçu is:unread", "state:Unread state:Sent state:Received state:Unread")]
    [InlineData("https://example.org/a", "words:https words:example+org+a…")]
    [InlineData("à 14:30", "words:à words:14+30…")]
    [InlineData("Objet : budget", "words:objet words:budget…")]
    public void Questions_are_read(string text, string clauses) => Assert.Equal(clauses, string.Join(' ', Read(text).Clauses.Select(Say)));

    [Theory]
    [InlineData("couleur:rouge chat", "Le filtre « couleur: » n'existe pas : il n'est pas pris en compte.", 1)]
    [InlineData("le:demainmatin chat", "« demainmatin » n'est pas une date. Écrivez par exemple 12/03/2026, hier ou mars 2026.", 1)]
    [InlineData("avant:31/02/2026 chat", "« 31/02/2026 » n'est pas une date. Écrivez par exemple 12/03/2026, hier ou mars 2026.", 1)]
    [InlineData("taille:énorme chat", "« énorme » n'est pas une taille. Écrivez par exemple >1Mo.", 1)]
    [InlineData("est:joli chat", "« joli » ne veut rien dire après « est: ». Essayez nonlu, envoyé ou reçu.", 1)]
    [InlineData("has:nothing chat", "« nothing » ne veut rien dire après « a: ». Essayez image, fichier, lien, vocal ou video.", 1)]
    [InlineData("chat de:", "Il manque quelque chose après « de: ».", 1)]
    public void What_makes_no_sense_is_told_and_the_rest_is_looked_for(string text, string remark, int clauses)
    {
        var question = Read(text);

        Assert.Equal([remark], question.Remarks);
        Assert.Equal(clauses, question.Clauses.Count);
    }

    [Theory]
    [InlineData("hier", "2026-11-24", "2026-11-25")]
    [InlineData("Avant-hier", "2026-11-23", "2026-11-24")]
    [InlineData("aujourd’hui", "2026-11-25", "2026-11-26")]
    [InlineData("mardi", "2026-11-24", "2026-11-25")]
    [InlineData("mercredi", "2026-11-18", "2026-11-19")]
    [InlineData("Lundi dernier", "2026-11-23", "2026-11-24")]
    [InlineData("la semaine dernière", "2026-11-16", "2026-11-23")]
    [InlineData("mois dernier", "2026-10-01", "2026-11-01")]
    [InlineData("2025", "2025-01-01", "2026-01-01")]
    [InlineData("2026-03", "2026-03-01", "2026-04-01")]
    [InlineData("03/2026", "2026-03-01", "2026-04-01")]
    [InlineData("2026-03-12", "2026-03-12", "2026-03-13")]
    [InlineData("12.3.26", "2026-03-12", "2026-03-13")]
    [InlineData("24/12", "2025-12-24", "2025-12-25")]
    [InlineData("1er août", "2026-08-01", "2026-08-02")]
    [InlineData("mardi 3 novembre 2026", "2026-11-03", "2026-11-04")]
    [InlineData("décembre", "2025-12-01", "2026-01-01")]
    [InlineData("last monday", "2026-11-23", "2026-11-24")]
    [InlineData("12 March 2026", "2026-03-12", "2026-03-13")]
    public void Dates_are_read_as_people_write_them(string written, string first, string end) =>
        Assert.Equal((Day(first), Day(end)), DateRangeParser.Parse(written, Today));

    [Theory]
    [InlineData("bientôt")]
    [InlineData("32/01/2026")]
    [InlineData("12/13/2026")]
    [InlineData("0")]
    [InlineData("99999")]
    [InlineData("mars 99999999999")]
    public void What_is_no_date_is_none(string written) => Assert.Null(DateRangeParser.Parse(written, Today));

    [Fact]
    public void Questions_are_bounded()
    {
        var (many, far) = (Read(string.Join(' ', Enumerable.Repeat("mot", 50))), Read(new string('x', 10_000)));

        Assert.Equal(SearchQuery.MaxWords, many.Clauses.Count);
        Assert.Equal(["Seuls les 32 premiers mots ont été cherchés."], many.Remarks);
        Assert.Single(far.Clauses);
        Assert.Single(far.Remarks);
    }

    [Theory]
    [InlineData("r", null)]
    [InlineData("ré", "re")]
    [InlineData("réu", "reu")]
    [InlineData("\"réu\"", null)]
    [InlineData("réu ", null)]
    public void The_last_word_may_be_longer(string text, string? beginning) =>
        Assert.Equal(beginning, Assert.IsType<WordsClause>(Read(text).Clauses[^1]).Prefix);

    private static SearchQuery Read(string text)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = new("fr-FR");
        return SearchQueryParser.Parse(text, [], Today);
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static string Say(IClause clause) => (clause.IsNegative ? "not-" : "") + clause switch
    {
        WordsClause words => (words.IsExact ? "exact:" : "words:")
            + string.Join('+', words.Words.Select(word => word.Lower))
            + (words.IsPrefix ? "…" : ""),
        FromClause from => "from:" + from.Name,
        InClause place => "in:" + place.Name,
        WithClause with => "with:" + with.Name,
        DateClause days => string.Create(CultureInfo.InvariantCulture, $"day:{days.First:yyyy-MM-dd}..{days.End:yyyy-MM-dd}"),
        KindClause kind => "kind:" + kind.Kind,
        FileTypeClause type => "type:" + type.Type,
        FileSizeClause size => $"size:{size.Min}..{(size.Max == long.MaxValue ? "" : size.Max)}",
        StateClause state => "state:" + state.State,
        _ => "?",
    };
}
