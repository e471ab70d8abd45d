using System.Text.RegularExpressions;
using OurWhats.Shared.Web;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

public sealed partial class HeaderTests
{
    [Fact]
    public async Task Pages_run_no_code_but_ours_and_stand_in_no_frame()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());

        foreach (var address in (string[])["/", $"/c/{conversation}", "/me", "/people", "/groups", "/groups/new", "/c/987654"])
        {
            var page = await world.Alice.Get(address);
            var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
            Assert.DoesNotMatch(InlineCode(), page.Html);
        }
    }

    [Fact]
    public async Task Scripts_and_styles_are_kept_for_ever_and_change_their_address_with_their_content()
    {
        await using var world = await World.Start();

        var addresses = Asset().Matches((await world.Alice.Dashboard()).Html).Select(found => found.Value).Distinct().ToList();

        Assert.Equal(5, addresses.Count);
        foreach (var address in addresses)
        {
            var asset = (await world.Visitor().Get(address, ("Accept-Encoding", "br"))).Must(200);
            Assert.Equal("public, max-age=31536000, immutable", asset.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task Styles_and_own_script_are_small()
    {
        await using var world = await World.Start();

        var assets = (Assets)world.Installation.Services.GetService(typeof(Assets))!;

        Assert.InRange(assets.BrotliBytes("css/app.css"), 1, 5_000);
        Assert.InRange(assets.BrotliBytes("js/app.js"), 1, 5_000);
    }

    [Fact]
    public async Task A_page_is_compressed_as_the_browser_likes()
    {
        await using var world = await World.Start();

        var plain = (await world.Alice.Get("/me")).Must(200); // not the dashboard, which random bytes pad
        var brotli = (await world.Alice.Get("/me", ("Accept-Encoding", "gzip, deflate, br, zstd"))).Must(200);

        Assert.Equal("br", brotli.ContentEncoding);
        Assert.Null(plain.ContentEncoding);
        Assert.True(brotli.Length * 2 < plain.Length, $"{brotli.Length} of {plain.Length} bytes");
    }

    [GeneratedRegex("""<script>| on[a-z]+="|style="|javascript:""")]
    private static partial Regex InlineCode();

    [GeneratedRegex("""/a/[a-z]+\.[\w-]{4}\.[a-z]+""")]
    internal static partial Regex Asset();
}
