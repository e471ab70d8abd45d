using System.Buffers.Binary;
using System.Text;
using ImageMagick;
using OurWhats.Media.Uploads;

namespace OurWhats.Tests.Media.Pictures;

/// <summary>Places told by words: IPTC, Photoshop's resources, XMP and its extension, in files built here.</summary>
public sealed class PhotoPlaceTests(Easel easel) : IClassFixture<Easel>
{
    private const string Packet = """
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" {0}/></rdf:RDF></x:xmpmeta>
        """;

    private static readonly string[] Places = ["Montmartre", "Sacre-Coeur", "Ile-de-France", "FRA", "Francia"];

    public static TheoryData<string> Kinds => ["iptc", "resource", "xmp", "core", "created", "extension"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_word_about_the_place_is_noticed_and_goes(string kind)
    {
        var photo = Insert(Darkroom.Photo(400, 300), Told(kind));
        var clean = photo.ToArray();

        Assert.True(ExifLocation.Remove(clean));

        var (before, after) = (await easel.Draw(photo), await easel.Draw(clean));
        Assert.Equal((true, false), (before.Picture!.HasPosition, after.Picture!.HasPosition));
        Assert.Equal(photo.Length, clean.Length);
        Assert.Equal(before[320].Content, after[320].Content);
        var (was, text) = (Encoding.Latin1.GetString(photo), Encoding.Latin1.GetString(clean));
        Assert.Contains(Places, word => was.Contains(word, StringComparison.Ordinal));
        foreach (var word in Places) Assert.DoesNotContain(word, text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_editor_wrote_besides_stays()
    {
        var photo = Insert(Darkroom.Photo(100, 80), Told("iptc"));

        Assert.True(ExifLocation.Remove(photo));

        using MagickImage image = new(photo);
        var iptc = image.GetIptcProfile()!;
        Assert.Equal("Un soir", iptc.GetValue(IptcTag.Caption)?.Value);
        Assert.Equal("", iptc.GetValue(IptcTag.City)?.Value.Trim() ?? "");
    }

    [Fact]
    public async Task A_caption_is_no_place()
    {
        var photo = Insert(Darkroom.Photo(100, 80), [Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Resource(0x0404, Iptc((120, "Un soir")))])]);
        var same = photo.ToArray();

        Assert.False(ExifLocation.Remove(same));

        Assert.Equal(photo, same);
        Assert.False((await easel.Draw(photo)).Picture!.HasPosition);
    }

    [Fact]
    public void Whatever_the_bytes_are_nothing_breaks()
    {
        Random random = new(1);
        foreach (var kind in Kinds)
        {
            var told = Insert(Darkroom.Photo(40, 30), Told(kind.Data));
            for (var times = 0; times < 500; times++)
            {
                var damaged = told[..random.Next(told.Length)];
                for (var i = 0; i < 20 && damaged.Length > 0; i++)
                    damaged[random.Next(Math.Min(damaged.Length, 600))] = (byte)random.Next(256);
                ExifLocation.Remove(damaged);
            }
        }
    }

    [Fact]
    public void A_file_made_of_nothing_but_places_takes_no_time()
    {
        byte[] record = [0x1C, 2, 120, 0, 12, .. "8BIM\x04\x04"u8, 0, 0, 0, 0, 0, 0];
        byte[] part = [0xFF, 0xFF, .. "http://ns.adobe.com/xmp/extension/\0"u8, .. new byte[40]];
        byte[][] kinds = [record, part, Xmp("photoshop:City=\"Montmartre\"")];
        var start = System.Diagnostics.Stopwatch.GetTimestamp();

        foreach (var kind in kinds)
        {
            byte[] crafted = [.. Resource(0x0404, []), .. Enumerable.Repeat(kind, 4_000_000 / kind.Length).SelectMany(bytes => bytes)];
            ExifLocation.Remove(crafted);
        }

        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 20);
    }

    private static byte[][] Told(string kind) => kind switch
    {
        "iptc" => [Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Resource(0x0404, Words)])],
        "resource" => [Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Resource(0x0424, Xmp("photoshop:City=\"Montmartre\""))])],
        "xmp" => [Standard(Xmp("photoshop:City=\"Montmartre\" photoshop:State=\"Ile-de-France\" photoshop:Country=\"Francia\""))],
        "core" => [Standard(Xmp("Iptc4xmpCore:Location=\"Sacre-Coeur\" Iptc4xmpCore:CountryCode=\"FRA\""))],
        "created" => [Standard(Xmp("Iptc4xmpExt:LocationCreated=\"Montmartre\""))],
        _ => Extension(Xmp("photoshop:City=\"Montmartre\"")),
    };

    private static byte[] Words => Iptc(
        (120, "Un soir"), (90, "Montmartre"), (92, "Sacre-Coeur"), (95, "Ile-de-France"), (100, "FRA"), (101, "Francia"));

    private static byte[] Xmp(string attributes) =>
        Encoding.UTF8.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, Packet, attributes));

    private static byte[] Standard(byte[] packet) => Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. packet]);

    // In two parts, cut within the word that tells the place.
    private static byte[][] Extension(byte[] packet)
    {
        var cut = packet.AsSpan().IndexOf("photoshop:Ci"u8) + 11;
        return [Part(packet[..cut], 0), Part(packet[cut..], cut)];

        byte[] Part(byte[] content, int at)
        {
            var numbers = new byte[8];
            BinaryPrimitives.WriteInt32BigEndian(numbers, packet.Length);
            BinaryPrimitives.WriteInt32BigEndian(numbers.AsSpan(4), at);
            return Segment(
                0xE1,
                [.. "http://ns.adobe.com/xmp/extension/\0"u8, .. "0123456789ABCDEF0123456789ABCDEF"u8, .. numbers, .. content]);
        }
    }

    private static byte[] Iptc(params (byte Tag, string Value)[] values) =>
        [.. values.SelectMany(value => (byte[])[0x1C, 2, value.Tag, 0, (byte)value.Value.Length, .. Encoding.UTF8.GetBytes(value.Value)])];

    private static byte[] Resource(short kind, byte[] content)
    {
        var numbers = new byte[8]; // kind, empty name, length
        BinaryPrimitives.WriteInt16BigEndian(numbers, kind);
        BinaryPrimitives.WriteInt32BigEndian(numbers.AsSpan(4), content.Length);
        return [.. "8BIM"u8, .. numbers, .. content, .. new byte[content.Length % 2]];
    }

    private static byte[] Segment(byte marker, byte[] content)
    {
        var length = content.Length + 2;
        return [0xFF, marker, (byte)(length >> 8), (byte)length, .. content];
    }

    // After the marker with which a JPEG begins.
    private static byte[] Insert(byte[] photo, byte[][] segments) => [.. photo[..2], .. segments.SelectMany(bytes => bytes), .. photo[2..]];
}
