using OurWhats.Tests.Durability;

namespace OurWhats.Tests.Media.Pictures;

public sealed class ServerProcessTests
{
    [Fact]
    public async Task The_servers_own_process_never_loads_the_library_that_draws()
    {
        await using Server server = new();
        await server.Start();

        var loaded = await File.ReadAllTextAsync($"/proc/{server.ProcessId}/maps", TestContext.Current.CancellationToken);

        Assert.Contains("OurWhats.Media.dll", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("Magick", loaded, StringComparison.Ordinal);
    }
}
