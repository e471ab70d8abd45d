using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Rights;

public sealed class EndpointTests
{
    private const string Foreign = "Ce formulaire vient d'un autre site : il a été refusé pour vous protéger. Ouvrez la page ici et recommencez.";

    [Fact]
    public async Task Only_these_addresses_answer_to_nobody_in_particular()
    {
        await using var world = await World.Start();

        var anonymous = Endpoint.Of(world).Where(endpoint => endpoint.IsAnonymous).Select(endpoint => endpoint.ToString());

        Assert.Equal(
        [
            "GET /a/{name}", "GET /ecoconception", "GET /first-run", "GET /health", "GET /join/{code}", "GET /reset/{code}",
            "GET /sign-in", "GET /sign-in/second", "GET /sign-up",
            "HEAD /a/{name}", "HEAD /ecoconception", "HEAD /first-run", "HEAD /health", "HEAD /join/{code}", "HEAD /reset/{code}",
            "HEAD /sign-in", "HEAD /sign-in/second", "HEAD /sign-up",
            "POST /first-run", "POST /reset/{code}", "POST /sign-in", "POST /sign-in/second", "POST /sign-up",
        ], anonymous.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task All_others_send_nobody_to_the_sign_in()
    {
        await using var world = await World.Start();
        var nobody = world.Visitor();
        var closed = Endpoint.Of(world).Where(endpoint => !endpoint.IsAnonymous).ToList();

        Assert.True(closed.Count >= 18, string.Join(", ", closed));
        foreach (var endpoint in closed)
        {
            var address = endpoint.For(1);
            var page = await Ask(nobody, endpoint, address, ("Sec-Fetch-Site", "same-origin"));
            var fragment = await Ask(nobody, endpoint, address, ("Sec-Fetch-Site", "same-origin"), Person.Htmx);

            var back = endpoint.Read.Method == "GET" && address != "/" ? "?next=" + Uri.EscapeDataString(address) : "";
            Assert.Equal("/sign-in" + back, page.Must(303).Location);
            Assert.Empty(fragment.Must(401).Html);
        }
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("X-Nothing", "at all")]
    public async Task Every_form_from_elsewhere_is_refused_with_the_reason(string header, string value)
    {
        await using var world = await World.Start();
        var forms = Endpoint.Of(world).Where(endpoint => !endpoint.IsSafe).ToList();

        Assert.True(forms.Count >= 13, string.Join(", ", forms));
        foreach (var form in forms)
        {
            foreach (var person in (Person[])[world.Alice, world.Visitor()])
                Assert.Equal(Foreign, (await Ask(person, form, form.For(1), (header, value))).Must(403).Alert);
        }
    }

    [Fact]
    public async Task What_the_browser_says_of_the_site_counts_more_than_an_origin()
    {
        await using var world = await World.Start();

        var refused = await world.Alice.Post("/sign-out", null, ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(Foreign, refused.Must(403).Alert);
        await world.Alice.Dashboard();
    }

    [Theory]
    [InlineData("GET", "/c/douze")]
    [InlineData("GET", "/c/-1")]
    [InlineData("GET", "/c/99999999999999999999")]
    [InlineData("GET", "/groups/un")]
    [InlineData("POST", "/c/douze/messages")]
    [InlineData("GET", "/nowhere/at/all")]
    [InlineData("GET", "/c/1/messages", 405)]
    [InlineData("DELETE", "/c/1", 405)]
    [InlineData("GET", "/pulse?c=douze", 400)]
    [InlineData("GET", "/pulse?h=longtemps", 400)]
    public async Task An_address_that_is_none_is_refused_with_a_sentence(string method, string address, int status = 404)
    {
        await using var world = await World.Start();

        var refused = await world.Alice.Send(new(method), address, null, ("Sec-Fetch-Site", "same-origin"));

        Assert.NotNull(refused.Must(status).Alert);
        Assert.Contains("""<html lang="fr">""", refused.Html, StringComparison.Ordinal);
    }

    private static Task<Page> Ask(Person person, Endpoint endpoint, string address, params (string, string)[] headers) =>
        person.Send(new(endpoint.Method), address, endpoint.IsSafe ? null : new FormUrlEncodedContent([]), headers);
}
