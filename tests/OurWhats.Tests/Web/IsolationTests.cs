using OurWhats.Shared.Web;

namespace OurWhats.Tests.Web;

public sealed class IsolationTests
{
    [Theory]
    [InlineData("Alice", "Alice")]
    [InlineData("Éloïse 12 👩\u200D🚀 Ω я 中", "Éloïse 12 👩\u200D🚀 Ω я 中")]
    [InlineData("", "")]
    [InlineData("שרה", "\u2068שרה\u2069")]
    [InlineData("مريم 12", "\u2068مريم 12\u2069")]
    [InlineData("a 𞤀", "\u2068a 𞤀\u2069")]
    [InlineData("\u202Eelgoog", "\u2068\u202Eelgoog\u2069")]
    [InlineData("\u2067open", "\u2068\u2067open\u2069\u2069")]
    [InlineData("\u2067closed\u2069", "\u2068\u2067closed\u2069\u2069")]
    [InlineData("closes\u2069 12:34", "\u2068closes 12:34\u2069")]
    [InlineData("\u2069\u2069\u2066a\u2069\u2069b", "\u2068\u2066a\u2069b\u2069")]
    public void A_text_ends_with_all_that_it_opens_and_closes_nothing_else(string text, string isolated)
    {
        var found = text.Isolate();

        Assert.Equal(isolated, found);
    }

    [Fact]
    public void A_name_in_a_sentence_stays_apart_from_it()
    {
        var sentence = "{0} a ajouté {1}, {2} fois".With("שרה", "Bob", 12);

        Assert.Equal("\u2068שרה\u2069 a ajouté Bob, 12 fois", sentence);
    }
}
