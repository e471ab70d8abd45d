using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Search.Indexing;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Search;

/// <summary>The index after a restart, after damage, and after a restored backup of the database.</summary>
public sealed class IndexTests
{
    [Fact]
    public async Task What_was_said_is_found_after_a_restart_without_building_anything_anew()
    {
        await using var world = await World.Start();
        await Say(world, "Bonjour");
        await world.UntilIndexed();
        var before = Files(world);

        await world.Restart();

        Assert.Single((await world.Finds(world.Alice, "bonjour")).Messages);
        Assert.Superset(before.Where(file => file.EndsWith(".si", StringComparison.Ordinal)).ToHashSet(), Files(world).ToHashSet());
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("emptied")]
    [InlineData("segments")]
    [InlineData("cut")]
    [InlineData("garbled")]
    public async Task A_damaged_index_is_built_anew_by_itself(string damage)
    {
        await using var world = await World.Start();
        for (var i = 0; i < 30; i++) await Say(world, $"Bonjour {i}");
        await world.UntilIndexed();
        await world.Installation.Stop();

        Harm(Path.Combine(world.Installation.Data, "search"), damage);
        await world.Installation.Start();

        // Garbled content shows when it is read.
        await Until.IsTrue(
            async () => (await world.Finds(world.Alice, "bonjour")).Count == "30 messages trouvés",
            "all messages were found again");
    }

    [Fact]
    public async Task An_index_that_another_version_made_is_built_anew()
    {
        await using var world = await World.Start();
        await Say(world, "Bonjour");
        await world.UntilIndexed();
        var index = world.Service<SearchIndex>();

        Assert.Null(IndexState.FromCommitData(new Dictionary<string, string>(index.State.CommitData) { ["version"] = "another" }));
        Assert.Equal(index.State, IndexState.FromCommitData(index.State.CommitData));
    }

    [Fact]
    public async Task A_database_restored_from_an_older_backup_is_noticed()
    {
        await using var world = await World.Start();
        var (data, kept) = (world.Installation.Data, Directory.CreateTempSubdirectory("ourwhats-kept-").FullName);
        await Say(world, "Avant la sauvegarde");
        await world.Installation.Stop();
        foreach (var file in Directory.GetFiles(data, "ourwhats.db*")) File.Copy(file, Path.Combine(kept, Path.GetFileName(file)));
        await world.Installation.Start();
        await Say(world, "Perdu depuis");
        Assert.Single((await world.Finds(world.Alice, "perdu")).Messages);

        await world.Installation.Stop();
        foreach (var file in Directory.GetFiles(data, "ourwhats.db*")) File.Delete(file);
        foreach (var file in Directory.GetFiles(kept)) File.Copy(file, Path.Combine(data, Path.GetFileName(file)));
        Directory.Delete(kept, recursive: true);
        await world.Installation.Start();
        await Say(world, "Dit après");

        Assert.Equal("Aucun message trouvé", (await world.Finds(world.Alice, "perdu")).Count);
        Assert.Single((await world.Finds(world.Alice, "sauvegarde")).Messages);
        Assert.Single((await world.Finds(world.Alice, "dit après")).Messages);
    }

    [Fact]
    public async Task While_it_is_built_search_answers_with_what_there_is_and_says_so()
    {
        await using var world = await World.Start();
        for (var i = 0; i < 30; i++) await Say(world, $"Bonjour {i}");
        await world.UntilIndexed();
        var (index, updater) = (world.Service<SearchIndex>(), world.Service<IndexUpdater>());
        await updater.StopAsync(TestContext.Current.CancellationToken);

        index.Recreate();
        var page = (await world.Alice.Get("/search?q=bonjour")).Must(200);
        await world.Restart();

        Assert.Contains("Index en reconstruction, 0 %", page.Html, StringComparison.Ordinal);
        Assert.Equal("30 messages trouvés", (await world.Finds(world.Alice, "bonjour")).Count);
        Assert.DoesNotContain("reconstruction", (await world.Finds(world.Alice, "bonjour")).Page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_are_found_first_while_it_is_built_and_what_happens_meanwhile_counts()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");
        for (var i = 0; i < 600; i++) await world.Alice.Says(group.Conversation, $"Bonjour {i}");
        await world.UntilIndexed();
        var index = world.Service<SearchIndex>();
        await world.Service<IndexUpdater>().StopAsync(TestContext.Current.CancellationToken);
        index.Recreate();
        (await world.Alice.Erases(group.Conversation, 2)).Must(303); // the first one, "Bonjour 0"
        await world.Alice.Says(group.Conversation, "Bonjour encore");

        using IndexUpdater updater = ActivatorUtilities.CreateInstance<IndexUpdater>(world.Installation.Services);
        List<int> told = [];
        await updater.Rebuild(told.Add, TestContext.Current.CancellationToken);

        Assert.Equal("600 messages trouvés", new Found((await world.Alice.Get("/search?q=bonjour")).Must(200)).Count);
        Assert.Equal(100, told[^1]);
        Assert.Contains(told, percent => percent is > 0 and < 100);
    }

    [Fact]
    public async Task It_is_built_anew_by_hand_which_tells_how_far_it_is()
    {
        await using var world = await World.Start();
        await Say(world, "Bonjour");
        await world.UntilIndexed();
        var (busy, _) = await Reindex(world);
        await world.Installation.Stop();
        var before = Written(world);

        var (code, said) = await Reindex(world);

        Assert.Equal((1, 0), (busy, code));
        Assert.Contains("Search: 100 %", said, StringComparison.Ordinal);
        Assert.True(Written(world) > before);
        await world.Installation.Start();
        Assert.Single((await world.Finds(world.Alice, "bonjour")).Messages);
    }

    private static async Task Say(World world, string text)
    {
        var groups = (await world.Alice.Dashboard()).Lines;
        var conversation = groups.Count > 0 ? groups[0].Conversation : (await world.Alice.Founds("Chorale")).Conversation;
        await world.Alice.Says(conversation, text);
    }

    private static void Harm(string folder, string damage)
    {
        var largest = new DirectoryInfo(folder).GetFiles().Where(file => !file.Name.StartsWith("segments", StringComparison.Ordinal)).MaxBy(file => file.Length)!.FullName;
        switch (damage)
        {
            case "deleted": Directory.Delete(folder, recursive: true); break;
            case "emptied": foreach (var file in Directory.GetFiles(folder)) File.WriteAllBytes(file, []); break;
            case "segments": foreach (var file in Directory.GetFiles(folder, "segments*")) File.Delete(file); break;
            case "cut": using (var file = File.OpenWrite(largest)) file.SetLength(file.Length / 2); break;
            case "garbled":
                var content = File.ReadAllBytes(largest);
                for (var i = content.Length / 3; i < content.Length / 2; i++) content[i] ^= 0x5a;
                File.WriteAllBytes(largest, content);
                break;
            default: throw new ArgumentOutOfRangeException(nameof(damage));
        }
    }

    private static List<string> Files(World world) =>
        [.. Directory.GetFiles(IndexPath(world)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static DateTime Written(World world) =>
        new DirectoryInfo(IndexPath(world)).GetFiles("segments_*").Max(file => file.LastWriteTimeUtc);

    private static string IndexPath(World world) => Path.Combine(world.Installation.Data, "search");

    private static async Task<(int Code, string Said)> Reindex(World world)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "OurWhats.dll"), "reindex", "--data", world.Installation.Data]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said);
    }
}
