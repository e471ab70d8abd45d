using OurWhats.Tests.Rights;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

/// <summary>The security headers of every answer, whatever is asked and whoever asks.</summary>
public sealed class SecurityHeaderTests
{
    private static readonly (string, string) Secure = ("X-Forwarded-Proto", "https");
    private static readonly (string, string) Ours = ("Sec-Fetch-Site", "same-origin");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_answer_has_them_whoever_asks(bool isSecure)
    {
        await using var world = await World.Start();
        var scene = await Scene.Set(world);
        var group = scene.Group;
        List<string> wrong = [];
        foreach (var endpoint in Endpoint.Of(world).OrderBy(endpoint => !endpoint.IsSafe))
        {
            var isFile = endpoint.Pattern.StartsWith("/files", StringComparison.Ordinal);
            var isGroup = endpoint.Pattern.StartsWith("/groups", StringComparison.Ordinal);
            var address = endpoint.For(
                isGroup ? group.Id : group.Conversation,
                isFile ? "programme.txt" : "bob",
                group.Code,
                scene.Early,
                isFile ? scene.File : Some.Key());
            foreach (var (kind, visitor) in scene.Visitors)
            {
                foreach (var more in ((string, string)[][])[[], [Person.Htmx]])
                {
                    (string, string)[] secure = isSecure ? [Secure, ("Host", "chat.example.org")] : [];
                    (string, string)[] headers = [Ours, .. more, .. secure];
                    var answer = await Ask(visitor, endpoint, address, headers);
                    wrong.AddRange(SecurityHeaderRule.Missing(answer, isSecure, endpoint.IsSafe)
                        .Select(what => $"{endpoint}, {kind}, {answer.Status} {answer.Type}: {what}"));
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("GET", "/nowhere")]
    [InlineData("DELETE", "/c/1")]
    [InlineData("GET", "/pulse?h=longtemps")]
    [InlineData("POST", "/me")]
    [InlineData("GET", "/health")]
    public async Task Refusals_have_them_too(string method, string address)
    {
        await using var world = await World.Start();

        var answer = await world.Alice.Send(new(method), address, null);

        Assert.Empty(SecurityHeaderRule.Missing(answer, isSecure: false, isRead: method == "GET"));
    }

    [Fact]
    public async Task A_304_repeats_none_of_them()
    {
        await using var world = await World.Start();
        var page = await world.Alice.Get("/");

        var again = (await world.Alice.Get("/", ("If-None-Match", page.Tag!))).Must(304);

        Assert.Equal(["Date", "ETag"], again.Headers.Select(header => header.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task HTTPS_alone_is_asked_for_where_there_is_HTTPS()
    {
        await using var world = await World.Start();

        var plain = await world.Visitor().Get("/sign-in");
        var secure = await world.Visitor().Get("/sign-in", Secure, ("Host", "chat.example.org"));
        var local = await world.Visitor().Get("/sign-in", Secure, ("Host", "localhost"));

        Assert.Null(Header(plain, "Strict-Transport-Security"));
        Assert.Null(Header(local, "Strict-Transport-Security"));
        Assert.Equal("max-age=31536000", Header(secure, "Strict-Transport-Security"));
    }

    private static Task<Page> Ask(Person visitor, Endpoint endpoint, string address, (string, string)[] headers) =>
        visitor.Send(new(endpoint.Method), address, endpoint.IsSafe ? null : new FormUrlEncodedContent([]), headers);

    private static string? Header(Page answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
