using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed class FirstRunTests
{
    [Fact]
    public async Task An_empty_installation_leads_to_its_first_run()
    {
        await using var world = await World.Empty();

        var dashboard = await world.Alice.Get("/");
        var signIn = await world.Alice.Get("/sign-in");
        var signUp = await world.Alice.Get("/sign-up");

        Assert.Equal("/first-run", dashboard.Must(303).Location);
        Assert.Equal("/first-run", signIn.Must(303).Location);
        Assert.Equal("/first-run", signUp.Must(303).Location);
        Assert.Contains("Nom du lieu", (await world.Alice.Follow(dashboard)).Must(200).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_run_names_the_place_and_signs_the_administrator_in()
    {
        await using var world = await World.Start();

        var dashboard = await world.Alice.Dashboard();

        Assert.Contains("Lycée Jean-Moulin", dashboard.Html, StringComparison.Ordinal);
        Assert.Contains("Bonjour Alice", dashboard.Html, StringComparison.Ordinal);
        Assert.Equal("/", (await world.Alice.Get("/first-run")).Must(303).Location);
    }

    [Fact]
    public async Task First_runs_at_the_same_moment_make_one_administrator()
    {
        await using var world = await World.Empty();
        Person[] founders = [.. Enumerable.Range(0, 20).Select(i => world.Visitor($"Founder {i}"))];

        var answers = await Task.WhenAll(founders.Select(founder => founder.Post("/first-run", Some.FirstRun(founder, "Anyone"))));

        Assert.Single(answers, answer => answer.Status == 303);
        Assert.Equal(19, answers.Count(answer => answer.Status == 409 && answer.Alert == "Cette installation a déjà son administrateur. Connectez-vous."));
        Assert.Single(founders, founder => founder.SessionKey is not null);
        await Task.WhenAll(founders.Where(founder => founder.SessionKey is null).Select(async founder => (await founder.SignIn()).Must(400)));
    }

    [Fact]
    public async Task A_first_run_comes_only_once()
    {
        await using var world = await World.Start();
        var bob = world.Visitor("Bob");

        var late = await bob.Post("/first-run", Some.FirstRun(bob, "Anyone"));

        Assert.Equal("Cette installation a déjà son administrateur. Connectez-vous.", late.Must(409).Alert);
    }

    [Theory]
    [InlineData("place", "", "Donnez un nom, de 60 caractères au plus.")]
    [InlineData("policy", "Everybody", "Choisissez qui peut créer un compte.")]
    [InlineData("policy", "7", "Choisissez qui peut créer un compte.")]
    [InlineData("password", "court", "12 caractères au moins.")]
    [InlineData("userName", "", "Choisissez un nom d'utilisateur, de 30 caractères au plus.")]
    public async Task A_first_run_says_what_is_missing_and_keeps_the_rest(string field, string typed, string sentence)
    {
        await using var world = await World.Empty();

        var refused = await world.Alice.Post("/first-run", new(Some.FirstRun(world.Alice, "Anyone")) { [field] = typed });

        Assert.Contains(sentence, System.Net.WebUtility.HtmlDecode(refused.Must(400).Html), StringComparison.Ordinal);
        Assert.Equal("Alice", refused.Field("displayName"));
        Assert.Equal(field == "place" ? "" : "Lycée Jean-Moulin", refused.Field("place"));
        (await world.Alice.Post("/first-run", Some.FirstRun(world.Alice, "Anyone"))).Must(303);
    }
}
