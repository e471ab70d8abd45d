using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class PeopleTests
{
    [Theory]
    [InlineData("elo")]
    [InlineData("ÉLO")]
    [InlineData("fro élo")]
    [InlineData("eloise.fromentin")]
    public async Task Somebody_is_found_by_the_beginnings_of_their_names(string typed)
    {
        await using var world = await World.Start();
        await world.Visitor().Post("/sign-up", new(Some.Newcomer("eloise.fromentin")) { ["displayName"] = "Éloïse Fromentin" });

        var page = await world.Alice.Get("/people?q=" + Uri.EscapeDataString(typed));
        var fragment = await world.Alice.Get("/people?q=" + Uri.EscapeDataString(typed), Person.Htmx);

        Assert.Contains("Éloïse Fromentin", page.Must(200).Html, StringComparison.Ordinal);
        Assert.Contains("Éloïse Fromentin", fragment.Must(200).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<title>", fragment.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_is_found_the_page_says_so()
    {
        await using var world = await World.Start();

        var page = await world.Alice.Get("/people?q=zz");

        Assert.Contains("Personne de ce nom.", page.Must(200).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_exists_from_its_first_message_on()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        var before = await world.Alice.Get("/people/bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var after = await world.Alice.Get("/people/bob");

        Assert.Contains("Votre conversation commence avec votre premier message.", before.Must(200).Html, StringComparison.Ordinal);
        Assert.Equal($"/c/{conversation}", after.Must(303).Location);
        Assert.Equal($"/c/{conversation}", (await bob.Get("/people/alice")).Must(303).Location);
    }

    [Fact]
    public async Task Looking_at_somebody_tells_them_nothing()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        (await world.Alice.Get("/people/bob")).Must(200);

        Assert.Empty((await bob.Dashboard()).Lines);
    }

    [Fact]
    public async Task One_does_not_write_to_oneself_nor_to_nobody()
    {
        await using var world = await World.Start();

        Assert.Equal("/me", (await world.Alice.Get("/people/alice")).Must(303).Location);
        (await world.Alice.Post("/people/alice", new() { ["text"] = Some.Text() })).Must(404);
        (await world.Alice.Post("/people/nobody", new() { ["text"] = Some.Text() })).Must(404);
    }
}
