using Microsoft.Extensions.DependencyInjection;
using OurWhats.Host;
using OurWhats.Shared.Web;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

/// <summary>
/// Changed scripts and style sheets are served without a restart during development; otherwise files are read once.
/// </summary>
public sealed class WatchedAssetTests : IDisposable
{
    private const string Style = "css/app.css";

    private readonly string root = Directory.CreateTempSubdirectory("ourwhats-test-").FullName;

    public WatchedAssetTests()
    {
        var original = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        foreach (var path in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(root, Path.GetRelativePath(original, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData(Style, "body{order:97531}", "order:97531")]
    [InlineData("js/app/keyboard.js", "on(window, 'madeUpForThisTest', follow);", "madeUpForThisTest")]
    public async Task A_watched_file_that_changes_shows_in_the_next_page(string file, string addition, string served)
    {
        await using var world = await Start(isWatched: true);
        var before = (await world.Alice.Dashboard()).Must(200);
        Assert.DoesNotContain(served, await Everything(world, before.Html), StringComparison.Ordinal);

        await File.AppendAllTextAsync(Path.Combine(root, file), addition, TestContext.Current.CancellationToken);
        var after = (await world.Alice.Get("/", ("If-None-Match", before.Headers.ETag!.ToString()))).Must(200);

        Assert.Contains(served, await Everything(world, after.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_nobody_watches_is_read_once()
    {
        await using var world = await Start(isWatched: false);
        var before = (await world.Alice.Dashboard()).Must(200);

        await File.AppendAllTextAsync(Path.Combine(root, Style), "body{order:97531}", TestContext.Current.CancellationToken);

        (await world.Alice.Get("/", ("If-None-Match", before.Headers.ETag!.ToString()))).Must(304);
        Assert.DoesNotContain("order:97531", await Everything(world, before.Html), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new string[0], false)]
    [InlineData(new[] { "--environment", "Development" }, false)]
    [InlineData(new[] { "--watch", "1" }, true)] // as DOTNET_WATCH=1 is, which "dotnet watch" sets
    public async Task Files_are_watched_under_the_watcher_only(string[] settings, bool isWatched)
    {
        await using var app = OurWhatsHost.Build(["--data", root, .. settings]);

        Assert.Equal(isWatched, app.Services.GetRequiredService<Assets>().IsWatched);
    }

    private Task<World> Start(bool isWatched) =>
        World.Start(adapt: builder => builder.Services.AddSingleton(new Assets(root, isWatched)));

    // All that a page is made of, one after the other.
    private static async Task<string> Everything(World world, string page)
    {
        List<string> all = [];
        foreach (var address in HeaderTests.Asset().Matches(page).Select(found => found.Value).Distinct())
        {
            all.Add((await world.Visitor().Get(address)).Must(200).Html);
        }

        return string.Concat(all);
    }
}
