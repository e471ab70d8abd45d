using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Durability;

public sealed class ServerTests
{
    [Fact]
    public async Task The_data_folder_is_its_owners_alone()
    {
        await using Server server = new();

        await server.Start();

        Assert.True(File.Exists(Path.Combine(server.Data, "ourwhats.db")));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(server.Data) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Fact]
    public async Task It_says_where_it_listens()
    {
        await using Server server = new();

        await server.Start();

        Assert.Contains(server.Address.GetLeftPart(UriPartial.Authority), server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_has_a_line_a_request_and_no_word_of_anybody()
    {
        await using Server server = new();
        await server.Start();
        using Person alice = new(server.Address, "Alice");
        (await alice.Post("/first-run", Some.FirstRun(alice, "Anyone"))).Must(303);
        var group = await alice.Founds("Chorale");
        await alice.Says(group.Conversation, "un secret bien gardé");
        (await alice.Get($"/join/{group.Code}")).Must(303);
        (await alice.Get("/people?q=chuchotement")).Must(200);

        await Until.IsTrue(() => server.Log.Contains("GET /people", StringComparison.Ordinal), "the last request had its line");

        Assert.Single(server.Log.Split('\n'), line => line.Contains("POST /c/{id:long}/messages 303", StringComparison.Ordinal));
        Assert.Single(server.Log.Split('\n'), line => line.Contains("GET /join/{code} 303", StringComparison.Ordinal));
        Assert.All((string[])["secret", "chuchotement", group.Code, alice.SessionKey!, Some.Password], word =>
            Assert.DoesNotContain(word, server.Log, StringComparison.Ordinal));
    }
}
