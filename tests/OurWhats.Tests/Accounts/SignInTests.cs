using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed class SignInTests
{
    private const string Wrong = "Nom d'utilisateur ou mot de passe inconnu.";
    private const string TooMany = "Trop d'essais pour ce nom. Réessayez dans 5 minutes.";

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_refused_alike()
    {
        await using var world = await World.Start();
        await world.Person("Bob");

        var wrongPassword = await world.Visitor("Bob").SignIn(Some.OtherPassword);
        var unknownName = await world.Visitor("Bib").SignIn(Some.OtherPassword);

        Assert.Equal(Wrong, wrongPassword.Must(400).Alert);
        Assert.Equal("bob", wrongPassword.Field("userName"));
        Assert.Equal(wrongPassword.Html, unknownName.Must(400).Html.Replace("bib", "bob", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Bob")]
    [InlineData("Nobody")]
    public async Task After_ten_wrong_passwords_even_the_right_one_must_wait(string who)
    {
        await using var world = await World.Start();
        await world.Person("Bob");
        var visitor = world.Visitor(who);

        List<Page> answers = [];
        for (var i = 0; i < 11; i++) answers.Add(await visitor.SignIn(Some.OtherPassword));
        answers.Add(await visitor.SignIn());

        Assert.All(answers[..9], answer => Assert.Equal(Wrong, answer.Must(400).Alert));
        Assert.All(answers[9..], answer => Assert.Equal(TooMany, answer.Must(429).Alert));
    }

    [Fact]
    public async Task Wrong_passwords_sent_all_at_once_count_each()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Visitor("Bob").SignIn(Some.OtherPassword)));

        Assert.Equal(TooMany, (await world.Visitor("Bob").SignIn()).Must(429).Alert);
        (await bob.SignIn()).Must(303);
    }

    [Fact]
    public async Task Who_signs_in_gets_to_the_page_that_they_asked_for()
    {
        await using var world = await World.Start();
        await world.Person("Bob");
        var bob = world.Visitor("Bob");

        var asked = await bob.Get("/people?q=%C3%A9lise+b");
        var form = await bob.Follow(asked.Must(303));
        var answer = await bob.SignIn(next: form.Must(200).Field("next")!);

        Assert.StartsWith("/sign-in?next=", asked.Location, StringComparison.Ordinal);
        Assert.Equal("/people?q=%C3%A9lise+b", answer.Must(303).Location);
        (await bob.Follow(answer)).Must(200);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("/\n/evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil.example")]
    [InlineData("")]
    public async Task The_sign_in_leads_to_no_other_site(string next)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        var answer = await world.Visitor("Bob").SignIn(next: next);
        var again = await bob.Get("/sign-in?next=" + Uri.EscapeDataString(next));

        Assert.Equal("/", answer.Must(303).Location);
        Assert.Equal("/", again.Must(303).Location);
    }

    [Fact]
    public async Task The_page_to_return_to_may_have_any_letters()
    {
        await using var world = await World.Start();
        await world.Person("Bob");

        var answer = await world.Visitor("Bob").SignIn(next: "/people/élise");

        Assert.Equal("/people/%C3%A9lise", answer.Must(303).Location);
    }

    [Fact]
    public async Task The_cookie_is_short_and_no_script_reads_it()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        var headers = (await bob.SignIn()).Must(303).Headers.GetValues("Set-Cookie");
        var header = Assert.Single(headers, header => header.StartsWith("s=", StringComparison.Ordinal));

        Assert.True($"s={bob.SessionKey}".Length < 60, bob.SessionKey);
        Assert.Contains("httponly", header, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", header, StringComparison.OrdinalIgnoreCase);
    }
}
