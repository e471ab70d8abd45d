using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Footprint;

public sealed class ScreenTests
{
    [Fact]
    public async Task The_declaration_shows_the_weight_of_every_screen_that_was_opened()
    {
        await using var world = await World.Start();

        var unopened = Unopened(await world.Alice.Get("/ecoconception"));
        foreach (var screen in new[] { "/", "/groups", "/people", "/me", "/footprint", "/ecoconception" })
            (await world.Alice.Get(screen)).Must(200);
        (await world.Visitor().Get("/sign-in")).Must(200);
        await world.Settle();

        var declaration = await world.Alice.Get("/ecoconception");

        Assert.Equal(9, unopened);
        Assert.Equal(2, Unopened(declaration)); // a conversation and its files
    }

    private static int Unopened(Page declaration) =>
        declaration.Must(200).Html.Split("pas encore ouvert").Length - 1;
}
