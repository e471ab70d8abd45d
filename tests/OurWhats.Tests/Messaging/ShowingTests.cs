using System.Text;
using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class ShowingTests
{
    private static byte[] Picture => new PngFile(800, 600, 8, 2).Rows([0, .. Enumerable.Repeat((byte[])[20, 120, 140], 800).SelectMany(pixel => pixel)], 600).End();

    [Fact]
    public async Task In_text_only_no_image_is_in_the_page_and_each_comes_on_demand()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await WithPicture(world);

        (await bob.Post("/me", Settings("1"))).Must(303);

        var page = await bob.Reads(conversation);
        Assert.DoesNotContain("<img", page.Html, StringComparison.Ordinal);
        Assert.Contains("photo.png (", page.Html, StringComparison.Ordinal);
        Assert.Contains("<img", (await bob.Get($"/c/{conversation}/messages/2/1/thumbnail", Person.Htmx)).Must(200).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_saves_data_gets_text_only_and_another_page()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await WithPicture(world);
        var page = await bob.Reads(conversation);

        var saving = await bob.Get($"/c/{conversation}", ("Save-Data", "on"), ("If-None-Match", page.Tag!));

        Assert.Contains("<img", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", saving.Must(200).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_conversation_may_have_its_own_way()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await WithPicture(world);
        (await bob.Post("/me", Settings("1"))).Must(303);

        (await bob.Post($"/c/{conversation}/showing", new() { ["as"] = "2" })).Must(303);
        var comfort = await bob.Reads(conversation);
        (await bob.Post($"/c/{conversation}/showing", new() { ["as"] = "" })).Must(303);
        var asEverywhere = await bob.Reads(conversation);

        Assert.Contains("/640\"", comfort.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", asEverywhere.Html, StringComparison.Ordinal);
        Assert.Contains("/320\"", (await world.Alice.Reads(conversation)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_full_size_opens_first_unless_data_is_dear()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await WithPicture(world);
        var address = $"/c/{conversation}/messages/2/1";

        var usual = (await bob.Get(address)).Must(200);
        var saving = (await bob.Get(address, ("Save-Data", "on"))).Must(200);

        Assert.Matches("<img src=\"/files/[\\w-]{16}\"", usual.Html);
        Assert.Matches("<img src=\"/files/[\\w-]{16}/1280\"", saving.Html);
        foreach (var page in (Page[])[usual, saving]) Assert.Single(page.Html.Split("<img").Skip(1));
    }

    [Fact]
    public async Task A_gallery_shows_pictures_files_and_links_of_ones_stays()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");
        (await world.Alice.Sends(group.Conversation, "", ("avant.txt", "avant"u8.ToArray()))).Must(303);
        var bob = await world.Person("Bob");
        await bob.Joins(group);
        for (var i = 1; i <= 25; i++) (await world.Alice.Sends(group.Conversation, "", ($"fichier {i}.txt", Encoding.ASCII.GetBytes(new string('a', 100 - i))))).Must(303);
        (await world.Alice.Sends(group.Conversation, "https://example.org/programme", ("photo.png", Picture))).Must(303);
        var address = $"/c/{group.Conversation}/files";

        var (images, files, second, largest, links) = (await bob.Get(address), await bob.Get(address + "?kind=files"), await bob.Get(address + "?kind=files&skip=24"), await bob.Get(address + "?kind=files&by=size"), await bob.Get(address + "?kind=links"));

        Assert.Single(images.Must(200).Html.Split("<img").Skip(1));
        Assert.Equal(24, files.Html.Split("class=\"doc\"").Length - 1);
        Assert.Single(second.Html.Split("class=\"doc\"").Skip(1));
        Assert.All((Page[])[files, second, largest], page => Assert.DoesNotContain("avant.txt", page.Html, StringComparison.Ordinal));
        Assert.True(largest.Html.IndexOf("fichier 1.txt", StringComparison.Ordinal) < largest.Html.IndexOf("fichier 2.txt", StringComparison.Ordinal));
        Assert.Contains("href=\"https://example.org/programme\"", links.Html, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Settings(string showing) => new() { ["displayName"] = "Bob", ["language"] = "fr", ["zone"] = "Europe/Paris", ["showing"] = showing };

    private static async Task<(Person Bob, long Conversation)> WithPicture(World world)
    {
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        (await world.Alice.Sends(conversation, "", ("photo.png", Picture))).Must(303);
        return (bob, conversation);
    }
}
