using OurWhats.Shared.Journal;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed class SecondFactorTests
{
    private const string Settings = "/me/second-factor";
    private const string SecondStep = "/sign-in/second";

    private Clock clock = null!;

    [Fact]
    public async Task With_an_app_the_password_alone_opens_nothing()
    {
        await using var world = await Start();
        var (_, app) = await WithApp(world);

        var elsewhere = world.Visitor("Bob");
        var password = await elsewhere.SignIn(next: "/people");

        Assert.Equal(SecondStep, password.Must(303).Location);
        Assert.Null(elsewhere.SessionKey);
        Assert.StartsWith("/sign-in", (await elsewhere.Get("/")).Must(303).Location, StringComparison.Ordinal);
        Assert.Contains("Code à six chiffres", (await elsewhere.Follow(password)).Must(200).Html, StringComparison.Ordinal);
        Assert.Equal("/people", (await GivesCode(elsewhere, app.Code())).Must(303).Location);
        await elsewhere.Dashboard();
    }

    [Fact]
    public async Task A_wrong_password_does_not_tell_who_has_a_second_factor()
    {
        await using var world = await Start();
        await AuthenticatorApp.AddTo(await world.Person("Bob"), clock);
        await world.Person("Chloé");

        var withFactor = await world.Visitor("Bob").SignIn("une supposition");
        var without = await world.Visitor("Chloé").SignIn("une supposition");

        Assert.Equal(without.Must(400).Html.Replace("chloé", "bob"), withFactor.Must(400).Html);
        (await world.Visitor("Bob").Get(SecondStep)).Must(303);
    }

    [Fact]
    public async Task A_code_is_accepted_once_and_a_minute_around_its_time()
    {
        await using var world = await Start();
        var (_, app) = await WithApp(world);
        Pass(300);

        foreach (var (later, status) in ((int, int)[])[(-2, 400), (2, 400), (-1, 303), (-1, 400), (0, 303), (1, 303), (0, 400), (1, 400)])
        {
            var elsewhere = await GivesPassword(world);
            var answer = await GivesCode(elsewhere, app.Code(later));
            if (answer.Must(status).Status == 400)
                Assert.Equal("Ce code est faux ou a déjà servi. Essayez avec le suivant.", answer.Alert);
        }
    }

    [Fact]
    public async Task A_recovery_code_replaces_the_app_once()
    {
        await using var world = await Start();
        var (_, app) = await WithApp(world);
        var code = app.RecoveryCodes[3].ToUpperInvariant().Replace('-', ' ');
        var (first, second) = (world.Visitor("Bob"), world.Visitor("Bob"));

        (await first.SignIn()).Must(303);
        var right = await GivesRecoveryCode(first, code);
        (await second.SignIn()).Must(303);
        var used = await GivesRecoveryCode(second, code);

        Assert.Equal(Settings, right.Must(303).Location);
        Assert.Contains("Restants : 9.", (await first.Follow(right)).Must(200).Html, StringComparison.Ordinal);
        Assert.Equal("Ce code de secours est faux ou a déjà servi.", used.Must(400).Alert);
        Assert.Equal(10, app.RecoveryCodes.Distinct().Count());
        foreach (var stored in world.Column("SELECT CodeHash FROM accounts_recovery_codes"))
            Assert.DoesNotContain(app.RecoveryCodes, shown => stored.Contains(shown.Replace("-", ""), StringComparison.Ordinal));
    }

    [Fact]
    public async Task New_recovery_codes_cancel_the_old_ones()
    {
        await using var world = await Start();
        var (bob, app) = await WithApp(world);

        var renewed = AuthenticatorApp.CodesOf((await bob.Post(Settings + "/codes")).Must(200));

        Assert.Equal(10, renewed.Count);
        var elsewhere = await GivesPassword(world);
        (await GivesRecoveryCode(elsewhere, app.RecoveryCodes[0])).Must(400);
        (await GivesRecoveryCode(elsewhere, renewed[0])).Must(303);
    }

    [Fact]
    public async Task Whoever_finds_an_open_session_cannot_change_anything_without_the_password()
    {
        await using var world = await Start();
        var (bob, _) = await WithApp(world);
        Pass(601);

        foreach (var change in (string[])["/app", "/app/code", "/app/removal", "/passkeys", "/passkeys/removal", "/codes"])
            Assert.Equal(Settings, (await bob.Post(Settings + change)).Must(303).Location);
        var page = (await bob.Get(Settings)).Must(200).Html;
        var wrong = await bob.Post(Settings + "/confirm", new() { ["password"] = "une supposition" });
        (await bob.Post(Settings + "/confirm", new() { ["password"] = Some.Password })).Must(303);
        var removed = await bob.Post(Settings + "/app/removal");

        Assert.DoesNotContain("Retirer", page, StringComparison.Ordinal);
        Assert.Equal("Ce n'est pas votre mot de passe actuel.", wrong.Must(400).Alert);
        Assert.Equal(Settings + "?saved=yes", removed.Must(303).Location);
        Assert.Equal(2, world.Journal(EntryKind.SecondFactorChanged).Count);
    }

    [Fact]
    public async Task Without_a_last_factor_the_password_is_enough_again_and_no_recovery_code_is_left()
    {
        await using var world = await Start();
        var (bob, _) = await WithApp(world);

        (await bob.Post(Settings + "/app/removal")).Must(303);

        Assert.Empty(world.Column("SELECT CodeHash FROM accounts_recovery_codes"));
        Assert.Equal("/", (await world.Visitor("Bob").SignIn(next: "/")).Must(303).Location);
    }

    [Fact]
    public async Task A_first_factor_ends_the_sessions_that_a_password_alone_opened_and_withdraws_reset_links()
    {
        await using var world = await Start();
        var (bob, elsewhere) = (await world.Person("Bob"), world.Visitor("Bob"));
        (await elsewhere.SignIn()).Must(303);
        var made = (await world.Alice.Post(bob.AdminAddress + "/reset-link")).Must(200).Html;
        var link = made[made.IndexOf("/reset/", StringComparison.Ordinal)..].Split('"')[0];

        await AuthenticatorApp.AddTo(bob, clock);

        (await elsewhere.Get("/")).Must(303);
        await bob.Dashboard();
        (await world.Visitor().Get(link)).Must(404);
    }

    [Fact]
    public async Task A_reset_password_does_not_replace_the_second_factor()
    {
        await using var world = await Start();
        var (bob, app) = await WithApp(world);
        var made = (await world.Alice.Post(bob.AdminAddress + "/reset-link")).Must(200).Html;
        var link = made[made.IndexOf("/reset/", StringComparison.Ordinal)..].Split('"')[0];
        (await world.Visitor().Post(link, new() { ["password"] = Some.OtherPassword })).Must(303);

        var elsewhere = world.Visitor("Bob");

        Assert.Equal(SecondStep, (await elsewhere.SignIn(Some.OtherPassword)).Must(303).Location);
        (await GivesCode(elsewhere, app.Code())).Must(303);
    }

    [Fact]
    public async Task A_changed_password_ends_a_sign_in_that_waits_for_the_second_factor()
    {
        await using var world = await Start();
        var (bob, app) = await WithApp(world);
        var thief = await GivesPassword(world);

        (await bob.Post("/me/password", new() { ["current"] = Some.Password, ["password"] = Some.OtherPassword })).Must(303);

        Assert.Equal("Le temps est passé. Recommencez.", (await GivesCode(thief, app.Code())).Must(400).Alert);
        Assert.Null(thief.SessionKey);
    }

    [Fact]
    public async Task A_suspended_person_does_not_come_in_by_a_code()
    {
        await using var world = await Start();
        var (bob, app) = await WithApp(world);
        var elsewhere = await GivesPassword(world);

        (await world.Alice.Post(bob.AdminAddress + "/suspend")).Must(303);

        (await GivesCode(elsewhere, app.Code())).Must(400);
        (await world.Visitor("Bob").SignIn()).Must(403);
    }

    [Fact]
    public async Task Guessing_codes_locks_out_who_guesses_and_not_the_persons_own_browser()
    {
        await using var world = await Start();
        var (bob, app) = await WithApp(world);
        var thief = await GivesPassword(world);
        for (var i = 1; i < 10; i++) (await GivesCode(thief, "000000")).Must(400);

        var locked = await GivesCode(thief, "000000");
        Pass(301);
        var later = await GivesCode(thief, app.Code());
        (await bob.Post("/sign-out")).Must(303);
        (await bob.SignIn()).Must(303);
        var owner = await GivesCode(bob, app.Code());
        Pass(3600);
        var stranger = await GivesPassword(world);

        Assert.Equal("Trop de codes faux. Réessayez plus tard.", locked.Must(429).Alert);
        Assert.Equal("3600", Assert.Single(locked.Headers.GetValues("Retry-After")));
        later.Must(429);
        owner.Must(303);
        (await GivesCode(stranger, app.Code())).Must(303);
    }

    // Bob and his app, whose next code he can use.
    private async Task<(Person Bob, AuthenticatorApp App)> WithApp(World world)
    {
        var bob = await world.Person("Bob");
        var app = await AuthenticatorApp.AddTo(bob, clock);
        Pass(30);
        return (bob, app);
    }

    // Somebody at a new browser who knows Bob's password.
    private static async Task<Person> GivesPassword(World world)
    {
        var elsewhere = world.Visitor("Bob");
        Assert.Equal(SecondStep, (await elsewhere.SignIn()).Must(303).Location);
        return elsewhere;
    }

    private static Task<Page> GivesCode(Person person, string code) => person.Post(SecondStep, new() { ["code"] = code });

    private static Task<Page> GivesRecoveryCode(Person person, string code) => person.Post(SecondStep, new() { ["recovery"] = code });

    private Task<World> Start() => World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-20T08:00:00Z"));

    private void Pass(double seconds) => clock.Now += TimeSpan.FromSeconds(seconds);
}
