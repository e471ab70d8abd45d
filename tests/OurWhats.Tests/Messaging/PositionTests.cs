using System.Text.RegularExpressions;
using ImageMagick;
using OurWhats.Tests.Media;
using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed partial class PositionTests
{
    private static byte[] Placed => Darkroom.Photo(400, 300, MagickFormat.Jpeg, Darkroom.Label);

    [Fact]
    public async Task Who_sends_a_photo_that_tells_where_it_was_taken_is_asked_first()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());

        var asked = (await world.Alice.Sends(conversation, "ici", ("plage.jpg", Placed), ("plan.txt", "là"u8.ToArray()))).Must(400);
        var upload = Box().Match(asked.Html).Groups[1].Value;

        Assert.Equal("Une photo dit où elle a été prise : retirez la position, ou envoyez-la telle quelle.", asked.Alert);
        Assert.Equal("ici", asked.Field("m")!.Trim());
        Assert.Single(Forget().Matches(asked.Html));
        Assert.Single((await bob.Reads(conversation)).Messages);

        Dictionary<string, string> form = new() { ["text"] = "ici", ["key"] = "k", ["file"] = upload };
        (await world.Alice.Post($"/c/{conversation}/messages", form)).Must(303);
        Assert.Equal(Placed, await Received(bob, conversation));
    }

    [Fact]
    public async Task Without_its_position_it_goes_once_however_often_the_form_comes()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var asked = (await world.Alice.Sends(conversation, "ici", ("plage.jpg", Placed))).Must(400);
        var upload = Box().Match(asked.Html).Groups[1].Value;
        Dictionary<string, string> form = new() { ["text"] = "ici", ["key"] = "k", ["file"] = upload, ["forget"] = upload, ["alt-" + upload] = "La mer" };

        var first = (await world.Alice.Post($"/c/{conversation}/messages", form)).Must(303);
        var again = (await world.Alice.Post($"/c/{conversation}/messages", form)).Must(303);

        Assert.Equal(first.Location, again.Location);
        var received = await Received(bob, conversation);
        Assert.Equal(Placed.Length, received.Length);
        using MagickImage image = new(received);
        Assert.Null(image.GetExifProfile()!.GetValue(ExifTag.GPSLatitude));
        Assert.Contains("alt=\"La mer\"", (await bob.Reads(conversation)).Html, StringComparison.Ordinal);
        Assert.Single(world.Originals());
    }

    [Fact]
    public async Task Where_it_cannot_be_removed_the_reason_is_said_and_nothing_is_sent()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var photo = Darkroom.Photo(100, 80, MagickFormat.Png, Darkroom.Label);
        var asked = (await world.Alice.Sends(conversation, "ici", ("plage.png", photo))).Must(400);
        var upload = Box().Match(asked.Html).Groups[1].Value;

        var refused = await world.Alice.Post($"/c/{conversation}/messages", new() { ["text"] = "ici", ["key"] = "k", ["file"] = upload, ["forget"] = upload });

        Assert.StartsWith("La position ne peut pas être retirée de « plage.png ».", refused.Must(400).Alert, StringComparison.Ordinal);
        Assert.Contains($"name=\"forget\" value=\"{upload}\" checked", refused.Html, StringComparison.Ordinal);
        Assert.Single((await bob.Reads(conversation)).Messages);
        Assert.Single(world.Originals());
    }

    [Fact]
    public async Task Nobody_has_somebody_elses_upload_forget_anything()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var upload = Box().Match((await world.Alice.Sends(conversation, "ici", ("plage.jpg", Placed))).Must(400).Html).Groups[1].Value;

        (await bob.Post($"/c/{conversation}/messages", new() { ["text"] = "ici", ["key"] = "k", ["file"] = upload, ["forget"] = upload })).Must(409);

        (await world.Alice.Post($"/c/{conversation}/messages", new() { ["text"] = "ici", ["key"] = "k", ["file"] = upload })).Must(303);
        Assert.Equal(Placed, await Received(bob, conversation));
    }

    [Fact]
    public async Task A_program_that_sends_it_is_told_too()
    {
        await using var world = await FileWorld.Start();
        var photo = Placed;

        var key = await world.Alice.Begins(photo.Length);
        var sent = (await world.Alice.Goes(key, 0, photo)).Must(204);

        Assert.Equal("position", sent["Upload-Tells"]);
        Assert.Equal("position", (await world.Alice.Asks(key)).Must(200)["Upload-Tells"]);
        await world.Pins("alice", key);
        Assert.Equal("position", (await world.Alice.Names(FileWorld.HashOf(photo), photo.Length)).Must(200)["Upload-Tells"]);
        var plain = await world.Alice.Sends(Darkroom.Photo(60, 50));
        Assert.Null((await world.Alice.Asks(plain)).Must(200)["Upload-Tells"]);
    }

    private static async Task<byte[]> Received(Person person, long conversation) =>
        await person.Bytes(FileAddress().Match((await person.Reads(conversation)).Html).Value);

    [GeneratedRegex("name=\"file\" value=\"([\\w-]{22})\"")]
    private static partial Regex Box();

    [GeneratedRegex("name=\"forget\" value=\"([\\w-]{22})\"")]
    private static partial Regex Forget();

    [GeneratedRegex("/files/[\\w-]{16}")]
    private static partial Regex FileAddress();
}
