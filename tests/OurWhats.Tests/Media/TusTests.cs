using System.Security.Cryptography;

namespace OurWhats.Tests.Media;

public sealed class TusTests
{
    [Fact]
    public async Task It_says_what_it_can()
    {
        await using var world = await FileWorld.Start();

        var reply = (await world.Alice.Send(HttpMethod.Options, "/uploads", null, ("Tus-Resumable", ""))).Must(204);

        Assert.Equal(("1.0.0", "100000000", "sha1,sha256"), (reply["Tus-Version"], reply["Tus-Max-Size"], reply["Tus-Checksum-Algorithm"]));
        Assert.Equal("creation,creation-with-upload,expiration,checksum,termination", reply["Tus-Extension"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0.2.2")]
    public async Task Who_speaks_another_version_or_none_is_told(string version)
    {
        await using var world = await FileWorld.Start();

        var reply = (await world.Alice.Announces(10, headers: ("Tus-Resumable", version))).Must(412);

        Assert.Equal(("1.0.0", "1.0.0"), (reply["Tus-Version"], reply["Tus-Resumable"]));
        Assert.Equal("Cet envoi ne suit pas le protocole tus 1.0.0.", reply.Sentence);
    }

    [Theory]
    [InlineData("Upload-Length", "", 400)]
    [InlineData("Upload-Length", "-1", 400)]
    [InlineData("Upload-Length", "beaucoup", 400)]
    [InlineData("Upload-Length", "99999999999999999999", 400)]
    [InlineData("Upload-Metadata", "filename %%%", 400)]
    [InlineData("Upload-Metadata", "filename", 201)]
    [InlineData("Upload-Metadata", ",,, , ,", 201)]
    public async Task An_announcement_that_makes_no_sense_is_refused(string header, string value, int status)
    {
        await using var world = await FileWorld.Start();

        (await world.Alice.Announces(10, headers: (header, value))).Must(status);
    }

    [Fact]
    public async Task A_part_that_does_not_fit_is_refused()
    {
        await using var world = await FileWorld.Start();
        var key = await world.Alice.Begins(100);

        (await world.Alice.Goes(key, 50, new byte[10])).Must(409);
        (await world.Alice.Goes(key, 0, new byte[10], ("Upload-Offset", ""))).Must(400);
        (await world.Alice.Send(HttpMethod.Patch, "/uploads/" + key, new ByteArrayContent(new byte[10]), ("Upload-Offset", "0"))).Must(415);
        (await world.Alice.Goes(key, 0, new byte[101])).Must(413);

        Assert.Equal(0, (await world.Alice.Asks(key)).Must(200).Offset);
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public async Task A_part_that_came_damaged_is_forgotten(string algorithm)
    {
        await using var world = await FileWorld.Start();
        var content = FileWorld.Content(5000);
        var key = await world.Alice.Begins(content.Length);

        (await world.Alice.Goes(key, 0, content[..1000], Checksum(algorithm, content[..1000]))).Must(204);
        var damaged = (await world.Alice.Goes(key, 1000, content[1000..3000], Checksum(algorithm, content[2000..3000]))).Must(460);
        var offset = (await world.Alice.Asks(key)).Must(200).Offset;
        (await world.Alice.Goes(key, 1000, content[1000..], Checksum(algorithm, content[1000..]))).Must(204);

        Assert.Equal(1000, offset);
        Assert.Equal("Le fichier est arrivé abîmé. Envoyez-le de nouveau.", damaged.Sentence);
        Assert.Equal(content, (await world.Alice.Gets("/files/" + FileWorld.KeyOf(content))).Must(200).Bytes);
    }

    [Theory]
    [InlineData("md5 1B2M2Y8AsgTpgAmY7PhCfg==")]
    [InlineData("sha1")]
    [InlineData("sha1 %%%")]
    public async Task A_checksum_that_nobody_understands_is_refused(string checksum)
    {
        await using var world = await FileWorld.Start();
        var key = await world.Alice.Begins(10);

        (await world.Alice.Goes(key, 0, new byte[10], ("Upload-Checksum", checksum))).Must(400);

        Assert.Equal(0, (await world.Alice.Asks(key)).Must(200).Offset);
    }

    [Fact]
    public async Task Who_can_only_post_says_what_they_mean()
    {
        await using var world = await FileWorld.Start();
        var key = await world.Alice.Begins(10);

        var part = TusClient.Part(new byte[10]);
        (await world.Alice.Send(HttpMethod.Post, "/uploads/" + key, part,
            ("Upload-Offset", "0"), ("X-HTTP-Method-Override", "PATCH"))).Must(204);

        Assert.Equal(10, (await world.Alice.Asks(key)).Must(200).Offset);
    }

    [Fact]
    public async Task A_program_says_where_it_sends_to_as_browsers_do()
    {
        await using var world = await FileWorld.Start();
        var key = await world.Alice.Begins(10);

        foreach (var origin in (string[])["", "https://evil.example"])
        {
            (await world.Alice.Goes(key, 0, new byte[10], ("Origin", origin))).Must(403);
            (await world.Alice.Send(HttpMethod.Delete, "/uploads/" + key, null, ("Origin", origin))).Must(403);
            (await world.Alice.Send(HttpMethod.Post, "/uploads/" + key, null,
                ("Origin", origin), ("X-HTTP-Method-Override", "DELETE"))).Must(403);
        }

        Assert.Equal(0, (await world.Alice.Asks(key)).Must(200).Offset);
    }

    private static (string, string) Checksum(string algorithm, byte[] part)
    {
        var hash = CryptographicOperations.HashData(new(algorithm.ToUpperInvariant()), part);
        return ("Upload-Checksum", $"{algorithm} {Convert.ToBase64String(hash)}");
    }
}
