using System.Diagnostics;
using System.Net;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

/// <summary>What administrators do about second factors: require them, and remove what somebody has lost.</summary>
public sealed class SecondFactorAdministrationTests
{
    private const string Settings = "/me/second-factor";

    private Clock clock = null!;

    [Fact]
    public async Task A_person_who_has_lost_everything_is_let_in_by_an_administrator()
    {
        await using var world = await Start();
        var bob = await world.Person("Bob");
        await AuthenticatorApp.AddTo(bob, clock);

        (await world.Alice.Post(bob.AdminAddress + "/second-factor/removal")).Must(303);

        (await bob.Get("/")).Must(303);
        Assert.Equal("/", (await world.Visitor("Bob").SignIn(next: "/")).Must(303).Location);
        Assert.DoesNotContain("Retirer la double", (await world.Alice.Get(bob.AdminAddress)).Must(200).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_only_administrator_who_has_lost_everything_is_let_in_from_the_console()
    {
        await using var world = await Start();
        await AuthenticatorApp.AddTo(world.Alice, clock);
        await world.Installation.Stop();

        var nobody = await RemoveFromConsole(world, "nobody");
        var removed = await RemoveFromConsole(world, "alice");

        Assert.Equal((1, "Personne ne porte le nom d'utilisateur nobody."), nobody);
        Assert.Equal((0, "La double authentification de alice est retirée."), removed);
        await world.Installation.Start();
        (await world.Alice.Get("/")).Must(303);
        Assert.Equal("/", (await world.Visitor("Alice").SignIn(next: "/")).Must(303).Location);
    }

    [Fact]
    public async Task An_administrator_may_require_it_of_administrators_once_they_have_it()
    {
        await using var world = await Start();
        var bob = await world.Person("Bob");
        (await world.Alice.Post(bob.AdminAddress + "/role")).Must(303);
        Dictionary<string, string> required = new() { ["required"] = "yes" };

        var tooEarly = await world.Alice.Post("/admin/second-factor", required);
        await AuthenticatorApp.AddTo(world.Alice, clock);
        (await world.Alice.Post("/admin/second-factor", required)).Must(303);

        Assert.StartsWith("Activez d'abord la vôtre.", tooEarly.Must(409).Alert, StringComparison.Ordinal);
        await RefusesAdministration(bob, world.Alice);
        await world.Restart();
        await RefusesAdministration(bob, world.Alice);
        await AuthenticatorApp.AddTo(bob, clock);
        (await bob.Get("/admin")).Must(200);
        (await bob.Post(Settings + "/app/removal")).Must(303);
        await RefusesAdministration(bob, world.Alice);
        (await world.Alice.Post("/admin/second-factor")).Must(303);
        (await bob.Get("/admin")).Must(200);
    }

    private static async Task<(int Code, string Said)> RemoveFromConsole(World world, string name)
    {
        string[] arguments =
            [Path.Combine(AppContext.BaseDirectory, "OurWhats.dll"), "remove-second-factor", name, "--data", world.Installation.Data];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said.Trim());
    }

    private static async Task RefusesAdministration(Person bob, Person alice)
    {
        Assert.Equal(Settings, (await bob.Get("/admin")).Must(303).Location);
        Assert.Equal(Settings, (await bob.Post(alice.AdminAddress + "/suspend")).Must(303).Location);
        Assert.DoesNotContain("Fichiers identiques", (await bob.Get("/footprint")).Must(200).Html, StringComparison.Ordinal);
        var reason = "Ici, qui administre doit activer la double authentification.";
        Assert.Contains(reason, WebUtility.HtmlDecode((await bob.Get("/me")).Must(200).Html), StringComparison.Ordinal);
    }

    private Task<World> Start() => World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-20T08:00:00Z"));
}
