using System.Net;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Accounts;

public sealed class SettingsTests
{
    [Fact]
    public async Task Who_chooses_English_reads_English_at_once()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var before = await bob.Dashboard();

        var saved = await bob.Post("/me", Settings("Bob", "en", "Europe/Paris"));

        Assert.Contains("Tableau de bord", before.Html, StringComparison.Ordinal);
        Assert.Contains("Saved.", (await bob.Follow(saved.Must(303))).Html, StringComparison.Ordinal);
        var after = (await bob.Get("/", ("If-None-Match", before.Tag!))).Must(200);
        Assert.Contains("""<html lang="en">""", after.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Tableau de bord", after.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_are_those_of_the_time_zone()
    {
        await using var world = await World.Start(adapt: builder => Clock.At(builder, "2026-07-14T22:30:00Z"));
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, Some.Text());
        var inParis = await bob.Reads(conversation);

        (await bob.Post("/me", Settings("Bob", "fr", "Pacific/Noumea"))).Must(303);

        Assert.Equal("00:30", Assert.Single(inParis.Messages).Time);
        Assert.Equal("09:30", Assert.Single((await bob.Reads(conversation)).Messages).Time);
    }

    [Fact]
    public async Task A_new_displayed_name_is_read_by_everybody_at_once()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        await bob.WritesTo(world.Alice, Some.Text());
        var before = await world.Alice.Dashboard();

        (await bob.Post("/me", Settings("Robert", "fr", "Europe/Paris"))).Must(303);

        Assert.Equal("Bob", Assert.Single(before.Lines).Title);
        var after = await world.Alice.Get("/", ("If-None-Match", before.Tag!));
        Assert.Equal("Robert", Assert.Single(after.Must(200).Lines).Title);
    }

    [Theory]
    [InlineData("Nowhere/Land")]
    [InlineData("../../../etc/passwd")]
    [InlineData("Europe")]
    [InlineData("posixrules\n")]
    [InlineData("")]
    public async Task An_unknown_time_zone_is_refused(string zone)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        var refused = await bob.Post("/me", Settings("Robert", "fr", zone));

        Assert.Equal("Ce fuseau horaire est inconnu.", refused.Must(400).Alert);
        Assert.Equal("Robert", refused.Field("displayName"));
        Assert.Equal("Bob", (await bob.Get("/me")).Field("displayName"));
    }

    [Fact]
    public async Task The_zone_that_the_browser_names_is_taken_over()
    {
        await using var world = await World.Start();
        var bob = world.Visitor("Bob");

        (await bob.Post("/sign-up", new(Some.Newcomer("bob")) { ["zone"] = "America/Cayenne" })).Must(303);

        Assert.Contains("""<option value="America/Cayenne" selected""", WebUtility.HtmlDecode((await bob.Get("/me")).Html), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Settings(string displayName, string language, string zone) =>
        new() { ["displayName"] = displayName, ["language"] = language, ["zone"] = zone };
}
