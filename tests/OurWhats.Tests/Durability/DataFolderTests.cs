using System.Runtime.Versioning;
using OurWhats.Shared;
using OurWhats.Shared.Storage;
using OurWhats.Tests.Media;
using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Durability;

public sealed class DataFolderTests
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enter = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    [Fact]
    public async Task A_folder_that_others_could_read_is_closed_at_the_start()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "un");
        (await bob.Sends(conversation, "le plan", ("plan.txt", "plan"u8.ToArray()))).Must(303);
        await world.Installation.Stop();
        var folder = world.Installation.Data;
        Open(folder);

        await world.Installation.Start();

        Assert.Equal(Folder, File.GetUnixFileMode(folder));
        foreach (var path in Directory.GetDirectories(folder, "*", SearchOption.AllDirectories))
            Assert.Equal((path, Folder), (path, File.GetUnixFileMode(path)));
        foreach (var name in (string[])["ourwhats.db", "lock"])
            Assert.Equal((name, Plain), (name, File.GetUnixFileMode(Path.Combine(folder, name))));
        foreach (var path in Directory.GetFiles(Path.Combine(folder, "media"), "*", SearchOption.AllDirectories))
            Assert.Equal((path, Plain), (path, File.GetUnixFileMode(path)));
        Assert.Contains("le plan", (await bob.Reads(conversation)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_says_once_that_it_was_closed()
    {
        if (OperatingSystem.IsWindows()) return;
        await using Server server = new();
        await server.Start();
        await server.Kill();
        Assert.DoesNotContain("readable by others", server.Log, StringComparison.Ordinal);
        Open(server.Data);

        await server.Start();

        Assert.Contains(
            $"The data folder {server.Data} was readable by others. Now only its owner reads it.",
            server.Log,
            StringComparison.Ordinal);
        Assert.Equal(Folder, File.GetUnixFileMode(server.Data));
        Assert.Equal(Plain, File.GetUnixFileMode(Path.Combine(server.Data, "ourwhats.db")));
    }

    [Fact]
    public async Task New_files_are_their_owners_alone_whatever_the_umask()
    {
        if (OperatingSystem.IsWindows()) return;
        await using Server server = new();
        await server.Start();
        using Person alice = new(server.Address, "Alice"), bob = new(server.Address, "Bob");
        (await alice.Post("/first-run", Some.FirstRun(alice, "Anyone"))).Must(303);
        (await bob.SignUp()).Must(303);
        var conversation = await bob.WritesTo(alice, "un");
        (await bob.Sends(conversation, "deux", ("plan.txt", "plan"u8.ToArray()), ("plage.jpg", Darkroom.Photo(800, 600)))).Must(303);
        (await bob.Shows("/me", Darkroom.Photo(300, 300))).Must(303);
        using TusClient tus = new(server.Address, bob);
        await tus.Goes(await tus.Begins(10), 0, [1, 2, 3]); // stays in progress
        await Until.IsTrue(
            async () => (await alice.Get("/search?q=deux")).Html.Contains("<mark>", StringComparison.Ordinal),
            () => "the message is in the index");

        var files = Directory.GetFiles(server.Data, "*", SearchOption.AllDirectories);

        foreach (var name in (string[])["ourwhats.db", "ourwhats.db-wal", "ourwhats.db-shm", "lock"])
            Assert.Contains(Path.Combine(server.Data, name), files);
        foreach (var part in (string[])["media", "search"])
            Assert.Contains(files, file => file.StartsWith(Path.Combine(server.Data, part), StringComparison.Ordinal));
        foreach (var file in files) Assert.Equal((file, Plain), (file, File.GetUnixFileMode(file)));
        foreach (var folder in Directory.GetDirectories(server.Data, "*", SearchOption.AllDirectories))
            Assert.Equal((folder, Folder), (folder, File.GetUnixFileMode(folder)));
    }

    [Fact]
    public void Where_it_cannot_be_closed_the_start_is_refused()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Directory.CreateTempSubdirectory("ourwhats-open-").FullName;
        File.SetUnixFileMode(folder, Folder | Others);

        var forbidden = Refusal(folder, (_, _) => throw new UnauthorizedAccessException());
        var ignored = Refusal(folder, (_, _) => { });

        Assert.Contains(folder, forbidden, StringComparison.Ordinal);
        Assert.Equal(forbidden, ignored);
        Assert.True(DataFolder.Close(folder));
        Assert.False(DataFolder.Close(folder));
    }

    [UnsupportedOSPlatform("windows")]
    private static string Refusal(string folder, Action<string, UnixFileMode> setMode)
    {
        try
        {
            DataFolder.Close(folder, setMode);
            return "";
        }
        catch (StartRefusedException refusal)
        {
            return refusal.Message;
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void Open(string folder)
    {
        File.SetUnixFileMode(folder, Folder | Others | Enter);
        foreach (var path in Directory.GetDirectories(folder, "*", SearchOption.AllDirectories))
            File.SetUnixFileMode(path, Folder | Others | Enter);
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            File.SetUnixFileMode(path, Plain | Others);
    }
}
