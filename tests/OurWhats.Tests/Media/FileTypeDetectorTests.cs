using System.Text;
using OurWhats.Media.Store;

namespace OurWhats.Tests.Media;

public sealed class FileTypeDetectorTests
{
    [Theory]
    [InlineData("image/jpeg", "FFD8FFE000104A464946")]
    [InlineData("image/jpeg", "FFD8FFDB")]
    [InlineData("image/png", "89504E470D0A1A0A0000000D49484452")]
    [InlineData("application/octet-stream", "89504E470D0A")]
    [InlineData("application/octet-stream", "FFD8")]
    [InlineData("application/zip", "504B0304")]
    [InlineData("application/zip", "504B0506000000000000")]
    [InlineData("audio/mpeg", "FFFB9064")]
    [InlineData("audio/mpeg", "FFF38064")]
    [InlineData("application/octet-stream", "FFFBF064")] // no such rate
    [InlineData("application/octet-stream", "FFFE48006900")] // UTF-16, not sound
    [InlineData("application/octet-stream", "FEFF00480069")]
    [InlineData("application/octet-stream", "49492A0008000000")] // TIFF
    [InlineData("application/octet-stream", "424D3600000000000000")] // BMP
    [InlineData("application/octet-stream", "00000100010010100000")] // ICO
    [InlineData("application/octet-stream", "7F454C46020101")]
    [InlineData("application/octet-stream", "4D5A90000300")]
    [InlineData("application/octet-stream", "")]
    public void Bytes_tell_the_type(string type, string bytes)
    {
        var head = Convert.FromHexString(bytes);

        Assert.Equal(type, FileTypeDetector.Detect(head));
    }

    [Theory]
    [InlineData("image/gif", "GIF89a\u0001\0")]
    [InlineData("image/gif", "GIF87a\u0001\0")]
    [InlineData("text/plain", "GIF88a")]
    [InlineData("image/webp", "RIFF\u0001\0\0\0WEBPVP8 ")]
    [InlineData("audio/wav", "RIFF\u0001\0\0\0WAVEfmt ")]
    [InlineData("application/octet-stream", "RIFF\u0001\0\0\0AVI LIST")]
    [InlineData("application/octet-stream", "RIFF\u0001\0\0")]
    [InlineData("application/pdf", "%PDF-1.7\n")]
    [InlineData("text/plain", "%!PS-Adobe-3.0\n")]
    [InlineData("audio/flac", "fLaC\0\0\0")]
    [InlineData("audio/mpeg", "ID3\u0004\0\0")]
    [InlineData("audio/ogg", "OggS\0\u0002\u0001vorbis")]
    [InlineData("audio/ogg", "OggS\0\u0002OpusHead")]
    [InlineData("video/ogg", "OggS\0\u0002\u0001theora")]
    [InlineData("text/plain", "<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("text/plain", "<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("text/plain", "push graphic-context\nimage over 0,0 0,0 'https://example.com'")]
    [InlineData("text/plain", "Un été à l'œuvre\r\n\tfin\f")]
    [InlineData("text/plain", "\uFEFFavec une marque")]
    [InlineData("application/octet-stream", "presque\0du texte")]
    [InlineData("application/octet-stream", "en couleurs \u001b[31m")]
    public void Signatures_of_letters_tell_the_type(string type, string text)
    {
        var head = Encoding.UTF8.GetBytes(text);

        Assert.Equal(type, FileTypeDetector.Detect(head));
    }

    [Theory]
    [InlineData("image/avif", "avif", "mif1miaf")]
    [InlineData("image/avif", "avis", "msf1")]
    [InlineData("image/avif", "mif1", "miafavif")]
    [InlineData("image/heic", "heic", "mif1heic")]
    [InlineData("image/heic", "heix", "mif1")]
    [InlineData("image/heic", "mif1", "mif1heic")]
    [InlineData("image/heic", "msf1", "hevc")]
    [InlineData("video/mp4", "isom", "isomiso2avc1mp41")]
    [InlineData("video/mp4", "iso5", "iso6")]
    [InlineData("video/mp4", "mp42", "isom")]
    [InlineData("video/mp4", "3gp5", "isom")]
    [InlineData("video/quicktime", "qt  ", "qt  ")]
    [InlineData("audio/mp4", "M4A ", "isommp42")]
    [InlineData("application/octet-stream", "crx ", "isom")] // a camera's raw format
    [InlineData("application/octet-stream", "jxl ", "jxl ")]
    public void Brands_tell_the_type(string type, string brand, string compatible)
    {
        byte[] head =
        [
            0, 0, 0, (byte)(16 + compatible.Length), .. Encoding.ASCII.GetBytes($"ftyp{brand}\0\0\0\0{compatible}"),
            0, 0, 0, 8, .. "avifmoov"u8,
        ];

        Assert.Equal(type, FileTypeDetector.Detect(head));
    }

    [Theory]
    [InlineData("video/webm", "webm", "V_VP9 A_OPUS")]
    [InlineData("audio/webm", "webm", "A_OPUS")]
    [InlineData("video/webm", "webm", "")]
    [InlineData("application/octet-stream", "matroska", "V_MPEG4")]
    public void Codecs_tell_the_type(string type, string document, string codecs)
    {
        byte[] head = [0x1A, 0x45, 0xDF, 0xA3, 0x42, 0x82, .. Encoding.ASCII.GetBytes(document + "\0" + codecs)];

        Assert.Equal(type, FileTypeDetector.Detect(head));
    }

    [Fact]
    public void A_text_may_be_cut_within_a_character()
    {
        var text = Encoding.UTF8.GetBytes("il a plu, été");

        Assert.Equal("text/plain", FileTypeDetector.Detect(text.AsSpan()[..^1]));
        Assert.Equal("application/octet-stream", FileTypeDetector.Detect([.. text.AsSpan()[..^1], (byte)'!']));
        Assert.Equal("application/octet-stream", FileTypeDetector.Detect([0xC3]));
    }

    [Fact]
    public void No_beginning_of_anything_throws()
    {
        Random random = new(1);
        byte[][] beginnings =
        [
            [], [0xFF, 0xD8, 0xFF], [0xFF, 0xFB], [0x1A, 0x45, 0xDF, 0xA3], [.. "RIFF"u8],
            [0, 0, 0, 200, .. "ftypmif1"u8], [255, 255, 255, 255, .. "ftypmif1"u8], [0, 0, 0, 0, .. "ftypmif1"u8],
        ];

        foreach (var beginning in beginnings)
        {
            for (var length = 0; length < 64; length++)
            {
                var more = new byte[length];
                random.NextBytes(more);
                Assert.Contains('/', FileTypeDetector.Detect([.. beginning, .. more]));
            }
        }
    }
}
