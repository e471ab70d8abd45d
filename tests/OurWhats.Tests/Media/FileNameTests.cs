using OurWhats.Media.Store;

namespace OurWhats.Tests.Media;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("vacances.jpg", "vacances.jpg")]
    [InlineData("Carte d'identité (2).pdf", "Carte d'identité (2).pdf")]
    [InlineData("e\u0301te\u0301.png", "été.png")]
    [InlineData("../../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\alice\\photo.jpg", "photo.jpg")]
    [InlineData("/", "fichier")]
    [InlineData("..", "fichier")]
    [InlineData("", "fichier")]
    [InlineData(" \u00A0 ", "fichier")]
    [InlineData("\u200D\u200C", "fichier")]
    [InlineData(".htaccess", ".htaccess")]
    [InlineData("a.txt. . ", "a.txt")]
    [InlineData("a\r\nSet-Cookie: s=1.txt", "a Set-Cookie: s=1.txt")]
    [InlineData("a\0b\u0007c\u007Fd.txt", "abcd.txt")]
    [InlineData("facture\u202Egpj.exe", "facturegpj.exe")]
    [InlineData("\u2066a\u2069\u200Eb\u200F\uFEFF.txt", "ab.txt")]
    [InlineData("مرحبا\u200Cسلام.txt", "مرحبا\u200Cسلام.txt")]
    [InlineData("👩\u200D🚀.png", "👩\u200D🚀.png")]
    [InlineData("deux   mots\t.txt", "deux mots .txt")]
    [InlineData("a\u2028b\u2029c.txt", "a b c.txt")]
    [InlineData("100 % sûr; filename=\"x\".txt", "100 % sûr; filename=\"x\".txt")]
    public void A_name_is_only_a_name(string said, string kept)
    {
        System.Globalization.CultureInfo.CurrentUICulture = new("fr-FR");

        Assert.Equal(kept, FileNames.Clean(said));
        Assert.Equal(kept, FileNames.Clean(kept));
    }

    [Fact]
    public void A_long_one_is_cut_and_its_extension_kept()
    {
        Assert.Equal(new string('é', 116) + ".pdf", FileNames.Clean(new string('é', 300) + ".pdf"));
        Assert.Equal(new string('a', 120), FileNames.Clean(new string('a', 130) + "." + new string('b', 300)));
        Assert.Equal(120, FileNames.Clean(new string('a', 120)).Length);
        Assert.Equal(string.Concat(Enumerable.Repeat("🚀", 57)) + ".jpeg", FileNames.Clean(string.Concat(Enumerable.Repeat("🚀", 200)) + ".jpeg"));
    }

    [Fact]
    public void Half_a_character_is_none()
    {
        Assert.Equal("a\uFFFDb.txt", FileNames.Clean("a\uD83Db.txt"));
    }
}
