using OurWhats.Search.Language;

namespace OurWhats.Tests.Search;

public sealed class WordTokenizerTests
{
    [Theory]
    [InlineData("L'été, c'est l’île d'Oléron", "ete est ile oleron")]
    [InlineData("Aujourd'hui, rendez-vous", "aujourd hui rendez vous")]
    [InlineData("Cœur ŒUFS æquo", "coeur oeufs aequo")]
    [InlineData("v2.3.1 à 142,50 €", "v2 3 1 a 142 50 €")]
    [InlineData("support@example.org", "support example org")]
    [InlineData("Bravo🎂👍🏽 !", "bravo 🎂 👍")]
    [InlineData("E\u0301cole, école", "ecole ecole")]
    [InlineData("", "")]
    [InlineData("?! … ''' --", "")]
    [InlineData("你好", "你 好")]
    public void Texts_are_cut_into_words(string text, string words) =>
        Assert.Equal(words, string.Join(' ', WordTokenizer.Tokenize(text).Select(word => word.Plain)));

    [Theory]
    [InlineData("week-end", "weekend")]
    [InlineData("aujourd’hui", "aujourdhui")]
    [InlineData("06 12 34 56 78", "0612345678")]
    [InlineData("06.12.34.56.78", "0612345678")]
    [InlineData("1 250,50", "1250")]
    public void What_is_one_word_to_some_is_found_as_one(string text, string together) =>
        Assert.Equal(together, WordTokenizer.Tokenize(text)[0].Compound);

    [Theory]
    [InlineData("en C#", "c#")]
    [InlineData("C++ ou rien", "c++")]
    [InlineData("le .NET", ".net")]
    [InlineData("ticket #482.", "#482")]
    [InlineData("@Camille ?", "@camille")]
    public void A_sign_that_belongs_to_a_word_is_part_of_it(string text, string whole) =>
        Assert.Contains(whole, WordTokenizer.Tokenize(text).Select(word => word.WithSign));

    [Theory]
    [InlineData("facture_mars-2026.pdf", "facture mars 2026 pdf")]
    [InlineData("IMG2034.JPG", "img 2034 jpg")]
    [InlineData("Été à la mer.png", "ete a la mer png")]
    public void Names_of_files_are_cut_where_people_see_words(string name, string words) =>
        Assert.Equal(words, string.Join(' ', WordTokenizer.TokenizeFileName(name).Select(word => word.Plain)));

    [Fact]
    public void Places_are_those_of_the_text()
    {
        const string Text = "Dès l'été 2026, 🎂 à l’Île-d'Yeu";

        Assert.Equal(
            ["Dès", "été", "2026", "🎂", "à", "Île", "Yeu"],
            WordTokenizer.Tokenize(Text).Select(word => Text[word.Start..word.End]));
    }
}
