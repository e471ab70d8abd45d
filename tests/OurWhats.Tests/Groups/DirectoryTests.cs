using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Groups;

public sealed class DirectoryTests
{
    [Fact]
    public async Task The_directory_shows_open_groups_only()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        await world.Alice.Founds("Chorale", open: true);
        await world.Alice.Founds("Conseil", open: false);

        var directory = (await bob.Get("/groups")).Must(200);

        Assert.Contains("Chorale", directory.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Conseil", directory.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_fills_the_directory()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        await world.Alice.Founds("Zoologie");
        for (var group = 1; group <= 95; group++) await bob.Founds($"Bruit {group:000}");

        var atOnce = await Task.WhenAll(Enumerable.Range(96, 10).Select(group =>
            bob.Post("/groups/new", new() { ["name"] = $"Bruit {group:000}", ["open"] = "yes" })));
        var oneMore = await bob.Post("/groups/new", new() { ["name"] = "Bruit 101", ["open"] = "yes" });
        var first = (await world.Alice.Get("/groups")).Must(200);
        var last = (await world.Alice.Get("/groups?from=100")).Must(200);

        Assert.Equal(5, atOnce.Count(answer => answer.Status == 303));
        Assert.Contains("100 groupes", oneMore.Must(400).Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/groups?from=20\"", first.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Zoologie", first.Html[first.Html.IndexOf("<main", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("Zoologie", last.Html[last.Html.IndexOf("<main", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("/groups?from", last.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anyone_joins_an_open_group_from_the_directory_and_leaves_it()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        var before = (await bob.Get("/groups")).Must(200);

        await bob.Joins(group);

        Assert.Contains($"action=\"{group.Address}/members?", before.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"action=\"{group.Address}/members", (await bob.Get("/groups")).Html, StringComparison.Ordinal);
        Assert.Equal("Chorale", Assert.Single((await bob.Dashboard()).Lines).Title);
        await bob.Leaves(group);
        Assert.Contains($"action=\"{group.Address}/members?", (await bob.Get("/groups")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_see_each_other_and_the_link_and_others_only_how_many_they_are()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");

        var outside = (await bob.Get(group.Address)).Must(200);
        await bob.Joins(group);
        var inside = (await bob.Get(group.Address)).Must(200);

        Assert.Contains("1 membre<", outside.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Alice", outside.Html, StringComparison.Ordinal);
        Assert.Empty(outside.InvitationCode);
        Assert.Contains("<bdi>Alice</bdi>", inside.Html, StringComparison.Ordinal);
        Assert.Equal(group.Code, inside.InvitationCode);
    }

    [Theory]
    [InlineData("name", "", "Donnez un nom lisible, de 60 caractères au plus.")]
    [InlineData("name", "   ", "Donnez un nom lisible, de 60 caractères au plus.")]
    [InlineData("name", "\u200D", "Donnez un nom lisible, de 60 caractères au plus.")]
    [InlineData("name", "Cho\u202Erale", "Donnez un nom lisible, de 60 caractères au plus.")]
    [InlineData("name", "0123456789012345678901234567890123456789012345678901234567890", "Donnez un nom lisible, de 60 caractères au plus.")]
    [InlineData("description", "a\u0007", "La description peut avoir 500 caractères, sans caractères de contrôle.")]
    public async Task What_a_group_cannot_be_called_is_refused_and_the_rest_kept(string field, string typed, string sentence)
    {
        await using var world = await World.Start();

        var refused = await world.Alice.Post("/groups/new", new(Chorale()) { [field] = typed });

        Assert.Equal(sentence, refused.Must(400).Alert);
        Assert.Equal(field == "name" ? "On chante\nle mardi" : "Chorale", refused.Field(field == "name" ? "description" : "name"));
        Assert.Empty((await world.Alice.Dashboard()).Lines);
        (await world.Alice.Post("/groups/new", Chorale())).Must(303);
    }

    [Fact]
    public async Task A_group_says_what_it_is_about_as_it_was_typed()
    {
        await using var world = await World.Start();

        var created = await world.Alice.Post("/groups/new", Chorale());

        Assert.Contains("On chante\nle mardi", System.Net.WebUtility.HtmlDecode((await world.Alice.Follow(created.Must(303))).Html), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Chorale() =>
        new() { ["name"] = "Chorale", ["description"] = "On chante\nle mardi", ["open"] = "yes", ["history"] = "no" };
}
