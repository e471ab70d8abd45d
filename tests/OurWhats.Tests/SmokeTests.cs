using OurWhats.Tests.Worlds;

namespace OurWhats.Tests;

public sealed class SmokeTests
{
    [Fact]
    public async Task An_installation_answers()
    {
        await using var installation = await Installation.Start();
        using HttpClient client = new() { BaseAddress = installation.Address };

        var health = await client.GetStringAsync("/health", TestContext.Current.CancellationToken);

        Assert.Equal("ok", health);
    }
}
