using OurWhats.Tests.Worlds;

namespace OurWhats.Tests;

public sealed class SmokeTests
{
    [Fact]
    public async Task An_installation_answers()
    {
        await using var world = await World.Empty();

        var health = await world.Visitor().Get("/health");

        Assert.Equal("ok", health.Must(200).Html.Split('\n')[0]);
    }
}
