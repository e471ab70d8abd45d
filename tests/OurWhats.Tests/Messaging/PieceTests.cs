using OurWhats.Messaging.Messages;

namespace OurWhats.Tests.Messaging;

public sealed class PieceTests
{
    [Theory]
    [InlineData("https://example.org", "https://example.org")]
    [InlineData("HTTP://EXAMPLE.ORG/É", "HTTP://EXAMPLE.ORG/É")]
    [InlineData("Voir http://a.fr.", "http://a.fr")]
    [InlineData("http://a.fr, http://b.fr; http://c.fr!", "http://a.fr", "http://b.fr", "http://c.fr")]
    [InlineData("(http://a.fr/x)", "http://a.fr/x")]
    [InlineData("https://fr.wikipedia.org/wiki/Go_(jeu)", "https://fr.wikipedia.org/wiki/Go_(jeu)")]
    [InlineData("« http://a.fr/… »", "http://a.fr/")]
    [InlineData("<http://a.fr/b>", "http://a.fr/b")]
    [InlineData("http://a.fr/?q=1&r=2#c", "http://a.fr/?q=1&r=2#c")]
    [InlineData("http://localhost:5080/c/1", "http://localhost:5080/c/1")]
    [InlineData("http://[::1]/", "http://[::1]/")]
    [InlineData("http://例え.jp/パス", "http://例え.jp/パス")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JavaScript://http//a.fr")]
    [InlineData("data:text/html,<b>http</b>")]
    [InlineData("ftp://a.fr file:///etc/passwd mailto:a@b.fr")]
    [InlineData("xhttp://a.fr")]
    [InlineData("http:// https://")]
    [InlineData("http://...")]
    [InlineData("http://:80")]
    [InlineData("www.example.org")]
    [InlineData("")]
    public void Only_web_addresses_are_links(string text, params string[] links)
    {
        var spans = TextSpan.Of(text);

        Assert.Equal(links, spans.Where(span => span.IsLink).Select(span => span.Text));
        Assert.Equal(text, string.Concat(spans.Select(span => span.Text)));
    }
}
