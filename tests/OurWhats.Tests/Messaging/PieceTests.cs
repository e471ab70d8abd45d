using OurWhats.Messaging.Messages;
using OurWhats.Tests.Worlds;

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
    [InlineData("ftp://a.fr file:///etc/passwd")]
    [InlineData("xhttp://a.fr 1http://a.fr éhttp://a.fr")]
    [InlineData("http:// https://")]
    [InlineData("http://...")]
    [InlineData("http://:80")]
    [InlineData("")]
    public void Only_web_addresses_are_links(string text, params string[] links) => MustLink(text, links);

    [Theory]
    [InlineData("www.example.org", "www.example.org")]
    [InlineData("Voir WWW.Example.org/a?b=1#c.", "WWW.Example.org/a?b=1#c")]
    [InlineData("www.a.fr:8080, www.a-b.co.uk!", "www.a.fr:8080", "www.a-b.co.uk")]
    [InlineData("(www.a.fr)/www.b.fr", "www.a.fr")]
    [InlineData("www. www.. www.a www.a. www.1.2 www.-a.fr www.a..fr")]
    [InlineData("awww.a.fr a.www.b.fr -www.a.fr ftp://www.a.fr javascript://www.a.fr")]
    public void So_are_addresses_that_begin_with_www(string text, params string[] links) => MustLink(text, links);

    [Theory]
    [InlineData("bob@example.org", "bob@example.org")]
    [InlineData("Écrire à rené.du_bois-x+y@mél.exemple.FR.", "rené.du_bois-x+y@mél.exemple.FR")]
    [InlineData("<a@b.fr>;c@d.fr,(e@f.fr)/g@h.fr", "a@b.fr", "c@d.fr", "e@f.fr")]
    [InlineData("mailto:a@b.fr, Contact:bob@a.fr", "a@b.fr", "bob@a.fr")]
    [InlineData("www.paypal.com@evil.fr", "www.paypal.com@evil.fr")]
    [InlineData("Voilà...bob@a.fr", "bob@a.fr")]
    [InlineData("@bob bob@ bob@x bob@1.2 @bob@mastodon.social a@b@c.fr bob@-a.fr bob@a.f xmpp://bob@a.fr")]
    [InlineData("http://a.fr/@bob@mastodon.social", "http://a.fr/@bob@mastodon.social")]
    public void So_are_electronic_mail_addresses(string text, params string[] links) => MustLink(text, links);

    [Theory]
    [InlineData("_http://a.fr/b_ *www.a.fr* ~bob@a.fr~ _bob@b.fr_", "http://a.fr/b", "www.a.fr", "bob@a.fr", "bob@b.fr")]
    [InlineData("http://a.fr/b_", "http://a.fr/b_")]
    [InlineData("详见http://a.cn/x 参照www.a.jp メールbob@a.jpまで", "http://a.cn/x", "www.a.jp", "bob@a.jp")]
    [InlineData("http://a.jpは、www.b.jpと", "http://a.jp", "www.b.jp")]
    [InlineData("وhttp://a.fr והhttps://b.fr", "http://a.fr", "https://b.fr")]
    public void Links_begin_after_an_underscore_and_in_writings_without_blanks(string text, params string[] links) =>
        MustLink(text, links);

    [Theory]
    [InlineData("»")]
    [InlineData("”")]
    [InlineData("’")]
    [InlineData("“")]
    [InlineData("„")]
    [InlineData("‹")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("」")]
    [InlineData("』")]
    [InlineData("】")]
    [InlineData("）")]
    [InlineData("〉")]
    [InlineData("》")]
    [InlineData("〕")]
    [InlineData("｝")]
    [InlineData("⟩")]
    [InlineData("]")]
    [InlineData(")")]
    [InlineData("(")]
    [InlineData("。")]
    [InlineData("、")]
    [InlineData("，")]
    [InlineData("！")]
    [InlineData("？")]
    [InlineData("：")]
    [InlineData("；")]
    [InlineData("…")]
    [InlineData("؟")]
    [InlineData("،")]
    [InlineData("؛")]
    [InlineData("।")]
    [InlineData("։")]
    [InlineData("።")]
    [InlineData("—")]
    [InlineData("\u200B")]
    [InlineData("\u200F")]
    public void What_ends_a_sentence_a_quotation_or_a_bracket_is_no_part_of_a_link(string end)
    {
        foreach (var link in (string[])["https://example.org/a", "www.example.org", "bob@example.org", "http://a.fr/b?c=d#e"])
        {
            MustLink(link + end, link);
            MustLink($"({link}{end}.{end} suite", link);
        }
    }

    [Theory]
    [InlineData("https://fr.wikipedia.org/wiki/Paris_(France)", "https://fr.wikipedia.org/wiki/Paris_(France)")]
    [InlineData("(Voir https://fr.wikipedia.org/wiki/Paris_(France).)", "https://fr.wikipedia.org/wiki/Paris_(France)")]
    [InlineData("（https://zh.wikipedia.org/wiki/苹果_（消歧义））然后", "https://zh.wikipedia.org/wiki/苹果_（消歧义）")]
    [InlineData("https://a.fr/x[1]?y={z}", "https://a.fr/x[1]?y={z}")]
    [InlineData("「http://a.jp/x」「http://b.jp/y」", "http://a.jp/x", "http://b.jp/y")]
    [InlineData("«http://a.fr»,«http://b.fr»", "http://a.fr", "http://b.fr")]
    [InlineData("看http://a.cn/x，然后http://b.cn/y。", "http://a.cn/x", "http://b.cn/y")]
    [InlineData("https://fr.wikipedia.org/wiki/L’Équipe", "https://fr.wikipedia.org/wiki/L’Équipe")]
    [InlineData("[http://a.fr](http://b.fr)", "http://a.fr", "http://b.fr")]
    public void Brackets_that_are_closed_within_a_link_belong_to_it(string text, params string[] links) => MustLink(text, links);

    [Theory]
    [InlineData("https://bank.com@evil.org/")]
    [InlineData("https://bank.com:443@evil.org/")]
    [InlineData("https://www.bank.com:x@evil.org")]
    [InlineData("https://bank.com\\@evil.org")]
    [InlineData("https://bank.com%2Fevil.org")]
    [InlineData("https://bank\u00AD.com/ https://ba\u200Bnk.com")]
    [InlineData("https://b\u0430nk.com www.b\u0430nk.com")] // а of Cyrillic between Latin letters
    [InlineData("https://google.com⁄evil.org", "https://google.com")]
    [InlineData("https://a.fr/\u202Egpj.exe", "https://a.fr/")]
    [InlineData("http://пример.рф http://ex-例え.jp/", "http://пример.рф", "http://ex-例え.jp/")]
    [InlineData("https://a.fr:99999/ http://a..b")]
    public void A_host_that_could_be_taken_for_another_is_no_link(string text, params string[] links) => MustLink(text, links);

    [Theory]
    [InlineData("http://a.fr", "http://a.fr")]
    [InlineData("www.a.fr/x", "https://www.a.fr/x")]
    [InlineData("bob@a.fr", "mailto:bob@a.fr")]
    public void A_link_leads_where_it_says(string text, string address) =>
        Assert.Equal(address, Assert.Single(TextSpan.Of(text)).Address);

    // What takes a time that grows with the square of the length would take hours.
    [Theory]
    [InlineData("http://")]
    [InlineData("http://a")]
    [InlineData("http://a,")]
    [InlineData("http://a.fr/(")]
    [InlineData("http://a@")]
    [InlineData("www.")]
    [InlineData("www.a.fr,")]
    [InlineData("www.a.fr@")]
    [InlineData("a@")]
    [InlineData("a@b.fr@")]
    [InlineData("a")]
    [InlineData("(")]
    [InlineData("@")]
    [InlineData("..@")]
    public async Task A_million_of_anything_is_read_at_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        var spans = await Until.Ends(Task.Run(() => TextSpan.Of(text)));
        var within = await Until.Ends(Task.Run(() => TextSpan.Of("http://a.fr/" + text + ".")));

        Assert.Equal(text.Length, spans.Sum(span => span.Text.Length));
        Assert.Equal(text.Length + 13, within.Sum(span => span.Text.Length));
    }

    private static void MustLink(string text, params string[] links)
    {
        var spans = TextSpan.Of(text);

        Assert.Equal(links, spans.Where(span => span.IsLink).Select(span => span.Text));
        Assert.Equal(text, string.Concat(spans.Select(span => span.Text)));
    }
}
