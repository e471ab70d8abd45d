using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Web;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

/// <summary>Pages that were open during an upgrade ask for scripts and styles by addresses of before.</summary>
public sealed class OldPageTests : IDisposable
{
    private const string Kept = "public, max-age=31536000, immutable";
    private const string AskedAgain = "public, no-cache";

    private static readonly string[] Files =
    [
        "js/app.js", "js/files.js", "js/images.js", "js/uploads.js", "js/writing.js", "js/keys.js", "js/passkeys.js",
        "js/htmx-4.0.1.min.js", "css/app.css", "css/footprint.css", "icon.svg",
    ];

    private readonly string root = Directory.CreateTempSubdirectory("ourwhats-test-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task What_they_ask_for_is_there_by_its_name_and_not_kept_under_the_old_address()
    {
        Copy("");
        Assets assets = new(root, isWatched: true);
        await using var world = await World.Start(adapt: builder => builder.Services.AddSingleton(assets));
        var before = Files.ToDictionary(file => file, file => assets[file]);
        var version = assets.Version;
        Copy("madeUpForThisTest");

        Assert.NotEqual(version, assets.Version);
        foreach (var (file, old) in before)
        {
            var current = assets[file];
            Assert.NotEqual(old, current);
            var (then, now) = (await world.Visitor().Get(old), await world.Visitor().Get(current));
            Assert.Contains("madeUpForThisTest", then.Must(200).Html, StringComparison.Ordinal);
            Assert.Equal(now.Must(200).Html, then.Html);
            Assert.Equal((AskedAgain, Kept), (CacheOf(then), CacheOf(now)));
            (await world.Visitor().Get(old, ("If-None-Match", then.Tag!))).Must(304);
            Assert.Null(now.Tag);
        }
    }

    [Fact]
    public async Task Another_release_of_htmx_answers_as_well()
    {
        Copy("");
        Assets assets = new(root, isWatched: true);
        var before = assets["js/htmx-4.0.1.min.js"];
        File.Move(Path.Combine(root, "js/htmx-4.0.1.min.js"), Path.Combine(root, "js/htmx-5.1.0.min.js"));
        await using var world = await World.Start(adapt: builder => builder.Services.AddSingleton(assets));
        await File.AppendAllTextAsync(
            Path.Combine(root, "js/htmx-5.1.0.min.js"), ";var five;", TestContext.Current.CancellationToken);

        var script = (await world.Visitor().Get(before)).Must(200);

        Assert.EndsWith(";var five;", script.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("", null)]
    public async Task They_are_compressed_as_the_browser_likes_and_a_tag_fits_all(string accepted, string? encoding)
    {
        await using var world = await World.Start();
        var address = Gone(world.Installation.Services.GetRequiredService<Assets>()["js/files.js"]);

        var script = (await world.Visitor().Get(address, ("Accept-Encoding", accepted))).Must(200);
        var head = (await world.Visitor().Send(HttpMethod.Head, address, null, ("Accept-Encoding", accepted))).Must(200);
        var again = await world.Visitor().Get(address, ("Accept-Encoding", accepted), ("If-None-Match", $"W/{script.Tag}"));

        Assert.Equal((encoding, "text/javascript"), (script.ContentEncoding, script.Type));
        Assert.Equal((script.Length, script.Tag, AskedAgain), (head.Length, head.Tag, CacheOf(head)));
        Assert.Equal("Accept-Encoding", Assert.Single(script.Headers.Vary));
        Assert.Equal((AskedAgain, "Accept-Encoding"), (CacheOf(again.Must(304)), Assert.Single(again.Headers.Vary)));
    }

    [Theory]
    [InlineData("/a/nothing.Xk3_.js")]
    [InlineData("/a/app.js")]
    [InlineData("/a/app..js")]
    [InlineData("/a/app.Xk3_.svg")]
    [InlineData("/a/app.Xk3_.js.js")]
    [InlineData("/a/app.Xk3_")]
    [InlineData("/a/poll.Xk3_.js")]
    [InlineData("/a/js%2Fapp.Xk3_.js")]
    [InlineData("/a/..%2Fapp.Xk3_.js")]
    [InlineData("/a/0a1b2c3d.js")]
    public async Task What_has_no_such_name_stays_absent(string address)
    {
        await using var world = await World.Start();

        (await world.Visitor().Get(address)).Must(404);
    }

    private static string Gone(string address) => address.Split('.') is [var name, _, var extension]
        ? $"{name}.Gone.{extension}"
        : throw new InvalidOperationException(address);

    private static string CacheOf(Page answer) => answer.Headers.CacheControl!.ToString();

    // Each file as a release has it, with a word of that release.
    private void Copy(string word)
    {
        var original = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        foreach (var path in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(root, Path.GetRelativePath(original, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy, overwrite: true);
            File.AppendAllText(copy, word.Length == 0 ? "" : Addition(Path.GetExtension(copy), word), Encoding.UTF8);
        }
    }

    private static string Addition(string extension, string word) => extension switch
    {
        ".js" => $"\nwindow.{word} = 1;\n",
        ".css" => $"\n.{word}{{order:1}}\n",
        _ => $"<!-- {word} -->",
    };
}
