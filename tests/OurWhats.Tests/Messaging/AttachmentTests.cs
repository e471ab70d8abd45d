using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed partial class AttachmentTests
{
    private static readonly byte[] Bill = Encoding.ASCII.GetBytes("%PDF-1.4 une facture");

    // 800 × 600, one colour.
    private static byte[] Picture => new PngFile(800, 600, 8, 2).Rows([0, .. Enumerable.Repeat((byte[])[200, 120, 40], 800).SelectMany(pixel => pixel)], 600).End();

    [Fact]
    public async Task A_message_carries_pictures_and_other_files_with_or_without_text()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());

        (await world.Alice.Sends(conversation, "", ("été.png", Picture), ("facture.pdf", Bill))).Must(303);

        var page = await bob.Reads(conversation);
        var picture = PictureTag().Match(page.Html);
        Assert.Equal(("320", "240", "été.png"), (picture.Groups["width"].Value, picture.Groups["height"].Value, WebUtility.HtmlDecode(picture.Groups["alt"].Value)));
        Assert.Equal("image/webp", await Type(bob, picture.Groups["address"].Value));
        Assert.Equal("application/pdf", await Type(bob, DocumentTag().Match(page.Html).Groups[1].Value));
        Assert.Contains("📷 Photo, 📎 Fichier", Assert.Single((await bob.Dashboard()).Lines).Preview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_sees_the_message_sees_its_files()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");
        var (bob, chloe, david, eve) = (await world.Person("Bob"), await world.Person("Chloé"), await world.Person("David"), await world.Person("Ève"));
        foreach (var person in (Person[])[bob, chloe]) await person.Joins(group);
        await bob.Leaves(group);

        (await world.Alice.Sends(group.Conversation, "", ("photo.png", Picture))).Must(303);
        await chloe.Leaves(group);
        await david.Joins(group);

        var page = await world.Alice.Reads(group.Conversation);
        var number = page.Messages.Single(said => said.Text.Length == 0 && !said.IsService).Number;
        var thumbnail = PictureTag().Match(page.Html).Groups["address"].Value;
        var whole = thumbnail[..thumbnail.LastIndexOf('/')];
        foreach (var address in (string[])[thumbnail, whole, whole + "/as/photo.png", $"/c/{group.Conversation}/messages/{number}/1", $"/c/{group.Conversation}/messages/{number}/1/thumbnail"])
        {
            foreach (var person in (Person[])[world.Alice, chloe]) Assert.Equal((address, 200), (address, (await person.Get(address)).Status));
            foreach (var person in (Person[])[bob, david, eve]) Assert.Equal((address, 404), (address, (await person.Get(address)).Status));
        }
    }

    [Fact]
    public async Task Erasing_a_message_erases_its_files_once_nothing_else_holds_them()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        (await world.Alice.Sends(conversation, "un", ("photo.png", Picture), ("facture.pdf", Bill))).Must(303);
        (await world.Alice.Sends(conversation, "deux", ("la même.png", Picture))).Must(303);
        var thumbnail = PictureTag().Match((await world.Alice.Reads(conversation)).Html).Groups["address"].Value;
        var both = Stored(world);

        (await world.Alice.Erases(conversation, 2)).Must(303);
        var one = Stored(world);
        (await world.Alice.Get(thumbnail)).Must(200);
        (await world.Alice.Erases(conversation, 3)).Must(303);

        // First the bill; of the picture there was one copy, which the other message holds.
        Assert.Equal((2, 1, 0), (both, one, Stored(world)));
        Assert.Equal(404, (await world.Alice.Get(thumbnail)).Status);
    }

    [Fact]
    public async Task A_refused_file_leaves_the_others_and_the_text()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());

        var refused = (await world.Alice.Sends(conversation, "bonjour", ("vide.txt", []), ("facture.pdf", Bill))).Must(400);

        Assert.Equal("bonjour", refused.Field("m")!.Trim());
        var upload = UploadBox().Match(refused.Html).Groups[1].Value;
        Assert.Contains("vide.txt", refused.Html, StringComparison.Ordinal);
        Assert.Contains("vide", refused.Alert, StringComparison.Ordinal);
        (await world.Alice.Post($"/c/{conversation}/messages", new() { ["text"] = "bonjour", ["key"] = "k", ["file"] = upload })).Must(303);
        var page = await world.Alice.Reads(conversation);
        Assert.Equal("bonjour", page.Texts[^1]);
        Assert.Contains("facture.pdf", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_ten_files_are_refused_and_ten_are_kept()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());

        var refused = (await world.Alice.Sends(conversation, "", [.. Enumerable.Range(1, 11).Select(i => ($"{i}.txt", Encoding.ASCII.GetBytes($"{i}")))])).Must(400);

        Assert.Equal(10, UploadBox().Count(refused.Html));
        Assert.StartsWith("10 fichiers au plus", refused.Alert, StringComparison.Ordinal);
        Assert.Single((await world.Alice.Reads(conversation)).Messages);
    }

    [Fact]
    public async Task A_file_goes_with_one_message_and_a_repeated_send_is_one_message()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        var kept = (await world.Alice.Sends(conversation, "x", ("vide.txt", []), ("facture.pdf", Bill))).Must(400);
        Dictionary<string, string> form = new() { ["text"] = "", ["key"] = "k", ["file"] = UploadBox().Match(kept.Html).Groups[1].Value };

        var twenty = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Alice.Post($"/c/{conversation}/messages", form)));
        var other = (await world.Alice.Post($"/c/{conversation}/messages", new(form) { ["key"] = "l" })).Must(409);

        Assert.All(twenty, answer => Assert.Equal($"/c/{conversation}#m2", answer.Must(303).Location));
        Assert.StartsWith("Un fichier n'est plus là", other.Alert, StringComparison.Ordinal);
        Assert.Equal(2, (await world.Alice.Reads(conversation)).Messages.Count);
    }

    [Fact]
    public async Task Nobody_attaches_what_somebody_else_has_put_on_line()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var kept = (await world.Alice.Sends(conversation, "x", ("vide.txt", []), ("facture.pdf", Bill))).Must(400);

        var refused = await bob.Post($"/c/{conversation}/messages", new() { ["text"] = "à moi", ["key"] = "k", ["file"] = UploadBox().Match(kept.Html).Groups[1].Value });

        Assert.StartsWith("Un fichier n'est plus là", refused.Must(409).Alert, StringComparison.Ordinal);
        Assert.Equal("à moi", refused.Field("m")!.Trim());
    }

    [Fact]
    public async Task A_page_with_files_takes_one_query_more()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        await bob.Reads(conversation);
        var without = await world.QueriesOf(await bob.Reads(conversation));
        for (var i = 0; i < 3; i++) (await bob.Sends(conversation, $"{i}", ($"{i}.pdf", [.. Bill, (byte)i]), ($"{i}.txt", [(byte)(97 + i)]))).Must(303);

        var with = await world.QueriesOf(await bob.Reads(conversation));

        Assert.Equal(without + 1, with);
    }

    [Fact]
    public async Task The_poll_brings_them_and_what_is_quoted_tells_of_them()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var page = await bob.Reads(conversation);

        (await world.Alice.Sends(conversation, "", ("photo.png", Picture))).Must(303);
        var poll = (await bob.Polls(page.Cursor, conversation)).Must(200);
        await bob.Answers(conversation, 2, "Belle photo");

        Assert.Matches(PictureTag(), poll.Html);
        Assert.EndsWith("📷 Photo", (await bob.Reads(conversation)).Messages[^1].Quote, StringComparison.Ordinal);
    }

    private static int Stored(World world) => Directory.GetFiles(Path.Combine(world.Installation.Data, "media"), "*", SearchOption.AllDirectories).Count(path => !path.Contains("media/tmp", StringComparison.Ordinal) && !Path.GetExtension(path).Any(char.IsDigit));

    private static async Task<string?> Type(Person person, string address) => (await person.Get(address)).Must(200).Type;

    [GeneratedRegex("<a class=\"pic\"[^>]*><img src=\"(?<address>[^\"]+)\"[^>]* width=\"(?<width>\\d+)\" height=\"(?<height>\\d+)\" alt=\"(?<alt>[^\"]*)\"")]
    private static partial Regex PictureTag();

    [GeneratedRegex("<a class=\"doc\" href=\"([^\"]+)\"")]
    private static partial Regex DocumentTag();

    [GeneratedRegex("name=\"file\" value=\"([\\w-]{22})\"")]
    private static partial Regex UploadBox();
}
