using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Web;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

public sealed class AssetTests
{
    [Theory]
    [InlineData("css/app.css", "attr(data-c type(<color>),var(--line))")]
    [InlineData("js/app.js", "navigator.locks")]
    [InlineData("js/files.js", "formdata")]
    [InlineData("js/images.js", "createImageBitmap")]
    [InlineData("js/uploads.js", "Tus-Resumable")]
    public async Task What_we_wrote_travels_without_remarks_and_blanks_and_with_all_that_it_says(string path, string says)
    {
        await using var world = await World.Start();

        var served = (await world.Visitor().Get(world.Installation.Services.GetRequiredService<Assets>()[path])).Must(200).Html;

        Assert.DoesNotContain("/*", served, StringComparison.Ordinal);
        Assert.DoesNotContain("\n  ", served, StringComparison.Ordinal);
        Assert.Contains(says, served, StringComparison.Ordinal);
    }
}
