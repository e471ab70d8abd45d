using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed class SessionTests
{
    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_sign_out()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var thief = world.Visitor();
        thief.SessionKey = bob.SessionKey;
        (await thief.Get("/")).Must(200);

        (await bob.Post("/sign-out")).Must(303);

        Assert.Equal("/sign-in", (await thief.Get("/")).Must(303).Location);
        Assert.Null(bob.SessionKey);
        (await bob.SignIn()).Must(303);
    }

    [Fact]
    public async Task A_session_outlives_a_restart_and_so_does_its_end()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var copied = chloe.SessionKey;
        (await chloe.Post("/sign-out")).Must(303);

        await world.Installation.Stop();
        await world.Installation.Start();
        chloe.SessionKey = copied;

        (await bob.Get("/")).Must(200);
        (await chloe.Get("/")).Must(303);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions()
    {
        await using var world = await World.Start();
        var here = await world.Person("Bob");
        var elsewhere = world.Visitor("Bob");
        (await elsewhere.SignIn()).Must(303);
        var poll = elsewhere.Polls((await elsewhere.Dashboard()).Cursor, holdSeconds: 60);

        var answer = await here.Post("/me/password", new() { ["current"] = Some.Password, ["password"] = Some.OtherPassword });

        Assert.Contains("Le mot de passe est changé.", (await here.Follow(answer.Must(303))).Html, StringComparison.Ordinal);
        (await poll).Must(401);
        (await elsewhere.Get("/")).Must(303);
        (await elsewhere.SignIn()).Must(400);
        (await elsewhere.SignIn(Some.OtherPassword)).Must(303);
    }

    [Fact]
    public async Task A_password_changed_while_the_profile_is_saved_is_changed()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        var saved = Enumerable.Range(0, 20).Select(number => bob.Post("/me", new()
        {
            ["displayName"] = $"Bob {number}",
            ["language"] = "fr",
            ["zone"] = "UTC",
        })).ToList();
        var changed = await bob.Post("/me/password", new() { ["current"] = Some.Password, ["password"] = Some.OtherPassword });
        await Task.WhenAll(saved);

        changed.Must(303);
        (await world.Visitor("Bob").SignIn(Some.OtherPassword)).Must(303);
    }

    [Theory]
    [InlineData("faux mot de passe", Some.OtherPassword, "Ce n'est pas votre mot de passe actuel.")]
    [InlineData(Some.Password, "court", "12 caractères au moins.")]
    public async Task A_password_is_changed_only_by_who_knows_it_to_a_good_one(string current, string password, string sentence)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        var refused = await bob.Post("/me/password", new() { ["current"] = current, ["password"] = password });

        Assert.Equal(sentence, refused.Must(400).Alert);
        (await world.Visitor("Bob").SignIn()).Must(303);
    }

    [Theory]
    [InlineData(89, 200)]
    [InlineData(91, 303)]
    public async Task A_session_ends_after_90_days_without_use(int days, int status)
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-09-01T08:00:00Z"));
        for (var i = 0; i < 3; i++)
        {
            clock!.Now = clock.Now.AddDays(60);
            await world.Alice.Dashboard();
        }

        clock!.Now = clock.Now.AddDays(days);

        (await world.Alice.Get("/")).Must(status);
    }

    [Fact]
    public async Task Where_a_session_has_ended_a_fragment_is_refused_and_a_page_leads_to_the_sign_in()
    {
        await using var world = await World.Start();
        var visitor = world.Visitor();
        visitor.SessionKey = "AAAAAAAAAAAAAAAAAAAAAA";

        var fragment = await visitor.Get("/c/1?before=5", Person.Htmx);
        var page = await visitor.Get("/c/1?before=5");

        Assert.Equal("", fragment.Must(401).Html);
        Assert.Equal("/sign-in?next=%2Fc%2F1%3Fbefore%3D5", page.Must(303).Location);
    }

    [Theory]
    [InlineData("/c/1?at=3", "/sign-in?next=%2Fc%2F1%3Fat%3D3")]
    [InlineData("http://elsewhere.example/c/1", "/sign-in")]
    [InlineData("", "/sign-in")]
    public async Task A_form_sent_after_the_session_ended_leads_back_to_its_page(string page, string signIn)
    {
        await using var world = await World.Start();
        var nobody = world.Visitor();
        var referrer = page is ['/', ..] ? new Uri(world.Installation.Address, page).ToString() : page;

        var answer = await nobody.Post("/c/1/messages", new() { ["text"] = Some.Text() }, ("Referer", referrer));

        Assert.Equal(signIn, answer.Must(303).Location);
    }
}
