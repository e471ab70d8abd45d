using System.Text;

namespace OurWhats.Tests.Browser.Nasty;

/// <summary>Texts that somebody could type, or send without a browser, to break a page or to deceive its readers.</summary>
internal static class NastyTexts
{
    private static readonly Dictionary<string, string[]> ByKind = new()
    {
        ["changes of direction"] =
        [
            "\u202Emoc.elgoog", "a\u202Eb\u202Ec\u202Ed", "\u202Dzone", "\u202Bembedded", "\u202Aleft",
            "\u2067isolated", "\u2066left", "\u2068first",
            "\u2069\u2069\u2069closed", "\u202C\u202Cpopped", "Alice\u2069\u202E 12:34",
            "\u200Fright\u200Emark", "\u061Cmark 12", "facture\u202Egpj.exe",
            "\u202E" + new string('b', 300), string.Concat(Enumerable.Repeat("\u2067\u202E", 130)) + "deep",
        ],
        ["invisible characters"] =
        [
            "\u200B", "\u200B\u200Ba\u200Bb", "\u200C\u200D", "\uFEFFmark", "soft\u00ADhyphen\u00AD",
            "\u2060joined\u2060", "\u180Evowel", "\u115F\u1160",
            "\u3164", "\uFFA0half", "\u2800blank", "\u2062\u2063\u2064", "a\uFE0F\uFE0F",
            "\U000E0001\U000E0041tag", "\u034Fgrapheme", "\u206A\u206B",
        ],
        ["stacks of marks"] =
        [
            Stack("Z", 30) + Stack("a", 30) + Stack("l", 30), Stack("e", 500), "a" + Marks(0x0316, 57),
            "o" + Marks(0x0300, 57), "ก" + new string('\u0E49', 40),
            "ب" + new string('\u064B', 40), "\u0301\u0302\u0303", "H\u20DD\u20DE\u20E0",
            "က" + new string('\u1037', 50), "ཀ" + Marks(0x0F71, 12) + Marks(0x0F71, 12),
            "a\u0489\u0489\u0489b\u0488",
            string.Concat(Enumerable.Repeat(Stack("x", 12), 20)),
        ],
        ["words without an end"] =
        [
            new('W', 60), new('W', 4000), new('_', 500), new('\u00A0', 60),
            "a" + new string('\u00A0', 300) + "b", new('.', 1000), new('-', 400), new('/', 300),
            string.Concat(Enumerable.Repeat("\u2060W", 300)), "https://exemple.fr/" + new string('x', 3000),
            new('﷽', 200), string.Concat(Enumerable.Repeat("𒐫", 60)), new('—', 200), "\uFDFA\uFDFA\uFDFA",
        ],
        ["HTML"] =
        [
            "<script>nasty=1</script>", "<img src=x onerror=nasty=1>", "\" onmouseover=\"nasty=1",
            "' autofocus onfocus='nasty=1", "\"><svg onload=nasty=1>", "<b>bold", "</p></li></ol>",
            "</textarea><script>nasty=1</script>", "</title><script>nasty=1</script>", "<!--", "--><i>",
            "<![CDATA[", "&lt;b&gt;", "&#60;b&#62;", "&amp;amp;", "&", "<", "<a href=//192.0.2.1>click</a>",
            "<iframe src=http://192.0.2.1/>", "<meta http-equiv=refresh content=0;url=http://192.0.2.1/>",
            "<base href=http://192.0.2.1/>", "<form action=http://192.0.2.1/><button>",
            "<template><script>nasty=1",
            "`-alert(1)-`", "<math><mtext><img src=x onerror=nasty=1>",
        ],
        ["addresses"] =
        [
            "javascript:nasty=1", "JaVaScRiPt:nasty=1", "java\u2028script:nasty=1",
            "data:text/html,<script>nasty=1</script>", "vbscript:nasty", "//192.0.2.1/x",
            "http://192.0.2.1/x.png", "https://evil.example\\@localhost/",
            "http://user:pass@192.0.2.1/", "https://gооgle.com/", "https://a.example/\u202Egpj.exe",
            "http://[::ffff:192.0.2.1]/", "file:///etc/passwd", "https://x.example/?q=\"onclick=nasty=1",
            "blob:null/x", "https://x.example/'><b>",
        ],
        ["styles"] =
        [
            "</style><style>*{display:none}</style>", "url(http://192.0.2.1/x)",
            "}body{background:url(//192.0.2.1)}", "expression(nasty=1)", "style=position:fixed;inset:0",
            "@import 'http://192.0.2.1/x.css';", "*/ } /*",
            "\\22 content", "<link rel=stylesheet href=http://192.0.2.1/x.css>",
            "<p style='position:fixed;inset:0;background:red'>",
        ],
        ["marks of templates"] =
        [
            "{{constructor.constructor('nasty=1')()}}", "@(1+1)", "@Model.Title", "<%= 7*7 %>", "${nasty=1}",
            "#{7*7}", "{0}", "{99}", "{0:D99999}", "}{", "{{{{", "%s%s%n", "%2e%2e%2f", "%00", "%",
            "{% raw %}", "[[x]]", "$(whoami)", "|calc",
        ],
        ["marks of our own framing"] =
        [
            "<hx-partial hx-target=\"#messages\" hx-swap=\"innerHTML\">gone</hx-partial>",
            "</hx-partial><hx-partial hx-target=\"body\" hx-swap=\"delete\">",
            "<div hx-swap-oob=\"true\" id=\"messages\"></div>",
            "<a hx-get=\"http://192.0.2.1/\" hx-trigger=\"load\">x</a>", "<b hx-on:load=\"nasty=1\">",
            "<i hx-on::load='nasty=1'>", "data-hx-post=/sign-out", "?", "?\n", "\n5", "text\n99999",
            "\n0\n1\n2", "\uFFFEmarked\uFFFE", "\uFFFFend", "\uFFFDlost",
            "id=m1", "#m1", "<li id=m1>", "</template>", "</body></html>", "HTTP/1.1 200 OK\r\n\r\n",
            "data: x\n\nevent: y", "--boundary--", "\u0003marked\u0004",
        ],
        ["breaks and controls"] =
        [
            "one\ntwo\n\n\nthree", string.Concat(Enumerable.Repeat("\n", 400)) + "end", "a\rb", "a\r\nb",
            "a\u2028b", "a\u2029b", "a\u0085b", "a\vb\fc", "\0", "nul\0nul", "bell\a", "\u001B[31mred",
            "del\u007F", "\b\b\b", "\ttab\t\ttab", "\u009Bcontrol",
        ],
        ["what is no character"] =
        [
            "\uD800", "\uDC00", "a\uD83Db", "\uDE00\uD83D", "\uD83D" + new string('x', 79), "\uFDD0",
            "\U0001FFFE", "\U0010FFFF", "\uE000private", "\u0378unassigned",
        ],
        ["other directions"] =
        [
            "שלום", "שלום 12:34", "12 שלום 34", "مرحبا (2)", "مرحبا, world 3/4", "(שלום", "שלום!", "«مرحبا»",
            "ދ\u07A8ވ\u07ACހ\u07A8 5", "ܫܠܡܐ", "ߒߞߏ 7", "𐤀𐤁𐤂", "שלום - abc - שלום", "abc שלום 99%", "٣٤٥",
            "-12 ש", "ש\nabc\nש", "𞤀𞤣𞤤𞤢𞤥",
        ],
        ["emoji"] =
        [
            string.Concat(Enumerable.Repeat("😀", 2000)),
            string.Concat(Enumerable.Repeat("👨\u200D👩\u200D👧\u200D👦", 360)),
            "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F", "🏴\U000E0067\U000E0062", "🇫🇷🇫",
            "👋🏿🏿🏿", "❤\uFE0F\u200D🔥", "☺\uFE0E☺\uFE0F", "👩\u200D", "\u200D👩",
            "#\uFE0F\u20E3*\uFE0F\u20E30\uFE0F\u20E3", "🫨🪿", "🅰🅱", "🫱🏻\u200D🫲🏿",
        ],
        ["look-alikes"] =
        [
            "Аlice", "Alice ✓✓ 12:34", "Vous : bonjour", "Alice a quitté le groupe", "12:34", "aujourd'hui",
            "(3) OurWhats", "Erreur : reconnectez-vous", "@alice", "admin · Administrateur", "｀ｆｕｌｌ ｗｉｄｔｈ＜ｂ＞",
            "𝐁𝐨𝐥𝐝", "ⓐⓛⓘⓒⓔ", "ɐɔᴉlɐ", "Ꭺlice", "«Alice»",
            "· · ·", "null", "undefined", "[object Object]", "-1", "1e999", "NaN", "true", "__proto__",
            "constructor", "../..", "CON", "' OR 1=1 --", "de:alice dans:tout",
        ],
    };

    /// <summary>All of them, with their kinds.</summary>
    public static IReadOnlyList<(string Kind, string Text)> All { get; } =
        [.. from kind in ByKind from text in kind.Value select (kind.Key, text)];

    /// <summary>
    /// As a form sends it. What is no character goes as a careless program sends it: each half encoded by itself.
    /// </summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i)) escaped.Append(Uri.EscapeDataString(text.AsSpan(i++, 2)));
            else if (char.IsSurrogate(text[i])) escaped.Append(HalfOf(text[i]));
            else escaped.Append(Uri.EscapeDataString(text.AsSpan(i, 1)));
        }

        return escaped.ToString();
    }

    private static string HalfOf(char half) =>
        $"%{0xE0 | (half >> 12):X2}%{0x80 | ((half >> 6) & 0x3F):X2}%{0x80 | (half & 0x3F):X2}";

    private static string Stack(string letter, int marks) =>
        letter + string.Concat(Enumerable.Range(0, marks).Select(i => (char)(0x0300 + (i % 0x30))));

    private static string Marks(int first, int count) =>
        string.Concat(Enumerable.Range(first, count).Select(mark => (char)mark));
}
