using System.Net.Http.Headers;
using System.Text;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Rights;

public sealed class NastyInputTests
{
    private static readonly string[] Nasty =
    [
        "", " ", "0", "-1", "1e9", "9223372036854775807", "9223372036854775808", "NaN", "null", "true", "\u0001", "\u007F", "\uFFFE", "\uFFFF", "\uFFFD",
        "\uFFFEalice\uFFFE", "\u202Ealice", "\u200B", "\u0301", "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307", "\U000E0041", "\U0010FFFF", "👩‍🚀", "İstanbul", "ß", "ﬀﬃ", "ﷺ", "①²",
        "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' OR 1=1 --", "%", "%_", "%00", "{0}", "{0:D99999}", "../../../etc/passwd", "Europe",
        "http://[", "http://\u202E.fr/", "http://" + "é@:[", "//evil.example", "/\u00E9\uFFFE", "\r\nX-Injected: 1", "a\nb\rc\u2028d\u0085e", new('a', 5000), new('(', 5000),
    ];

    /// <summary>What each form expects; the addresses are checked against the running application.</summary>
    internal static Dictionary<string, Dictionary<string, string>> Forms { get; } = new()
    {
        ["/first-run"] = new(Some.Newcomer("zoe")) { ["place"] = "Ici", ["policy"] = "Anyone" },
        ["/sign-up"] = Some.Newcomer("zoe"),
        ["/sign-in"] = new() { ["userName"] = "alice", ["password"] = Some.Password, ["next"] = "/" },
        ["/sign-in/second"] = new() { ["code"] = "123456", ["recovery"] = "", ["credential"] = "{}" },
        ["/sign-out"] = [],
        ["/me"] = new() { ["displayName"] = "Bob", ["language"] = "fr", ["zone"] = "UTC" },
        ["/me/password"] = new() { ["current"] = Some.Password, ["password"] = Some.Password },
        ["/me/second-factor/confirm"] = new() { ["password"] = Some.Password },
        ["/me/second-factor/app"] = [],
        ["/me/second-factor/app/code"] = new() { ["code"] = "123456" },
        ["/me/second-factor/app/removal"] = [],
        ["/me/second-factor/passkeys"] = new() { ["credential"] = "{}" },
        ["/me/second-factor/passkeys/removal"] = new() { ["passkey"] = "AAAA" },
        ["/me/second-factor/codes"] = [],
        ["/me/picture"] = new() { ["picture"] = "x" },
        ["/me/picture/removal"] = new() { ["picture"] = "x" },
        ["/people/{name}"] = new() { ["text"] = "bonjour", ["key"] = "k", ["t"] = "t" },
        ["/c/{id:long}"] = new() { ["m"] = "bonjour", ["k"] = "k", ["t"] = "t", ["re"] = "" },
        ["/c/{id:long}/messages"] = new() { ["text"] = "bonjour", ["key"] = "k", ["t"] = "t", ["re"] = "", ["file"] = "", ["forget"] = "" },
        ["/c/{id:long}/messages/{number:long}"] = new() { ["text"] = "bonjour" },
        ["/c/{id:long}/messages/{number:long}/erasure"] = [],
        ["/c/{id:long}/messages/{number:long}/forward"] = new() { ["to"] = "/people/alice", ["key"] = "k" },
        ["/c/{id:long}/mute"] = new() { ["for"] = "week" },
        ["/c/{id:long}/archive"] = new() { ["on"] = "yes" },
        ["/c/{id:long}/showing"] = new() { ["as"] = "1" },
        ["/c/{id:long}/unread"] = [],
        ["/c/{id:long}/read"] = new() { ["n"] = "1", ["t"] = "t" },
        ["/lighten"] = new() { ["file"] = "1-1" },
        ["/lighten/removal"] = new() { ["file"] = "1-1" },
        ["/c/{id:long}/lighten"] = new() { ["file"] = "1-1" },
        ["/c/{id:long}/lighten/removal"] = new() { ["file"] = "1-1" },
        ["/admin/lighten"] = new() { ["file"] = "1" },
        ["/admin/lighten/removal"] = new() { ["file"] = "1" },
        ["/footprint/budget"] = new() { ["budget"] = "100" },
        ["/admin/footprint/grid"] = new() { ["grid"] = "44" },
        ["/groups/new"] = new() { ["name"] = "Chorale", ["description"] = "", ["open"] = "yes", ["history"] = "yes" },
        ["/groups/{id:long}/members"] = [],
        ["/groups/{id:long}/leave"] = [],
        ["/groups/{id:long}/invitation"] = new() { ["code"] = "abcdefghijkmnpqr" },
        ["/groups/{id:long}/members/{name}/removal"] = [],
        ["/groups/{id:long}/owners/{name}"] = [],
        ["/groups/{id:long}/owners/{name}/end"] = [],
        ["/groups/{id:long}/people"] = new() { ["who"] = "alice", ["q"] = "al" },
        ["/groups/{id:long}/settings"] = new() { ["name"] = "Chorale", ["description"] = "", ["open"] = "yes", ["history"] = "yes" },
        ["/groups/{id:long}/picture"] = new() { ["picture"] = "x" },
        ["/groups/{id:long}/picture/removal"] = [],
        ["/join/{code}"] = [],
        ["/reset/{code}"] = new() { ["password"] = Some.Password },
        ["/me/sessions/end"] = new() { ["session"] = "x" },
        ["/me/sessions/end-others"] = [],
        ["/admin/place"] = new() { ["place"] = "Ici", ["policy"] = "Anyone" },
        ["/admin/second-factor"] = new() { ["required"] = "yes" },
        ["/admin/invitations"] = [],
        ["/admin/invitations/{code}/withdraw"] = [],
        ["/admin/people/{name}/suspend"] = [],
        ["/admin/people/{name}/reopen"] = [],
        ["/admin/people/{name}/role"] = [],
        ["/admin/people/{name}/role/end"] = [],
        ["/admin/people/{name}/reset-link"] = [],
        ["/admin/people/{name}/second-factor/removal"] = [],
        ["/uploads"] = new() { ["file"] = "x" },
        ["/uploads/known"] = new() { ["hash"] = new('a', 64), ["size"] = "1", ["name"] = "a.txt" },
        ["/uploads/{key}/removal"] = new() { ["next"] = "/" },
    };

    [Fact]
    public async Task Whatever_stands_in_a_form_it_is_taken_or_refused_with_a_sentence()
    {
        await using var world = await World.Start();
        await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        await world.Alice.Founds("Chorale");
        var forms = Endpoint.Of(world).Where(endpoint => endpoint.Method == "POST").ToList();

        Assert.Equal(Forms.Keys.Order(StringComparer.Ordinal), forms.Select(form => form.Pattern).Order(StringComparer.Ordinal));
        foreach (var form in forms)
        {
            var person = form.IsAnonymous ? world.Visitor() : await world.Person(Some.Name("eve"));
            if (form.Pattern.StartsWith("/admin", StringComparison.Ordinal)) (await world.Alice.Post(person.AdminAddress + "/role")).Must(303);
            if (!form.IsAnonymous) await person.WritesTo(world.Alice, Some.Text());
            var address = form.For((await world.Alice.Dashboard()).Lines[0].Conversation);
            foreach (var (field, value) in from name in Forms[form.Pattern].Keys from value in Nasty select (name, value))
            {
                var answer = await person.Post(address, new(Forms[form.Pattern]) { [field] = value });
                AssertAnswered(answer, $"{form} {field} = {value}");
            }
        }
    }

    [Fact]
    public async Task Whatever_stands_in_an_address_it_is_taken_or_refused_with_a_sentence()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        string[] addresses =
        [
            $"/c/{conversation}?before=", $"/c/{conversation}?at=", $"/c/{conversation}?reply=", $"/c/{conversation}/messages/", "/?before=", "/people?q=", "/me?saved=", "/sign-in?next=", "/sign-up?invitation=",
            "/archived?before=", "/pulse?c=", "/pulse?d=", "/pulse?t=", "/pulse?h=0&x=", "/people/", "/join/", "/c/", "/groups/", "/", "/reset/", "/sign-in?reset=",
            "/admin/people?q=", "/admin/people?from=", "/admin/people/", "/admin?saved=",
            "/footprint?p=", "/lighten?by=", "/lighten?freed=", $"/c/{conversation}/lighten?by=", "/admin/lighten?by=", "/footprint?from=", "/footprint?from=2026-11-01&to=", "/footprint?saved=", "/admin/footprint?p=", "/admin/footprint?to=", "/admin/footprint.csv?from=", "/admin/footprint.json?p=",
            "/files/", "/files/AAAAAAAAAAAAAAAA/", "/files/AAAAAAAAAAAAAAAA/as/",
        ];

        foreach (var (address, value) in from address in addresses from value in Nasty where value.Length < 5000 && value is not ("%00" or "..") select (address, value))
            AssertAnswered(await world.Alice.Get(address + Uri.EscapeDataString(value), ("If-None-Match", "\"0\"")), address + value);
    }

    [Theory]
    [InlineData("application/json", "{\"text\":1}")]
    [InlineData("text/plain", "text=bonjour")]
    [InlineData("multipart/form-data", "text=bonjour")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nbonjour")]
    [InlineData("multipart/form-data; boundary=b", "no part at all")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "text=+ADw-b+AD4-")]
    [InlineData("application/x-www-form-urlencoded; charset=nonsense", "text=%00%FF%FE%ED%A0%80")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16", "text=%D8%00%D8%00")]
    [InlineData("application/x-www-form-urlencoded", "text=%ED%A0%80&text=deux&%%%=%&=&&&")]
    public async Task Whatever_the_body_is_it_is_taken_or_refused_with_a_sentence(string type, string body)
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());

        foreach (var address in (string[])[$"/c/{conversation}/messages", "/sign-in", "/me", "/me/picture", "/groups/new"])
        {
            using ByteArrayContent content = new(Encoding.ASCII.GetBytes(body));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            AssertAnswered(await world.Alice.Send(HttpMethod.Post, address, content, ("Sec-Fetch-Site", "same-origin")), $"{address} {type}");
        }
    }

    [Fact]
    public async Task A_form_of_thousands_of_fields_is_refused_with_a_sentence()
    {
        await using var world = await World.Start();

        var answer = await world.Alice.Post("/me", Enumerable.Range(0, 3000).ToDictionary(i => $"f{i}", _ => "x"));

        Assert.Equal("Cette demande est illisible.", answer.Must(400).Alert);
    }

    private static void AssertAnswered(Page answer, string what)
    {
        Assert.True(answer.Status < 500, $"{answer.Status} for {what}");
        if (answer.Status is >= 400 and not 401) Assert.True(answer.Alert is not null, $"{answer.Status} without a sentence for {what}");
    }
}
