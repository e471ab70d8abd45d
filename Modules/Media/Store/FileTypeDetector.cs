using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace OurWhats.Media.Store;

/// <summary>Detects a file's media type from its first bytes. Ignores the file name and the browser's claim.</summary>
internal static class FileTypeDetector
{
    /// <summary>Number of leading bytes needed.</summary>
    public const int HeadBytes = 4096;

    private const string Unknown = "application/octet-stream";

    /// <summary>
    /// The media type, or "application/octet-stream" if unknown. Only formats with thumbnail support count as pictures;
    /// SVG and PostScript count as text.
    /// </summary>
    /// <param name="head">The first <see cref="HeadBytes"/> bytes, or the whole file if it is shorter.</param>
    public static string Detect(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0x1A, 0x45, 0xDF, 0xA3, ..] => MatroskaType(head),
        [0x50, 0x4B, 0x03, 0x04, ..] or [0x50, 0x4B, 0x05, 0x06, ..] => "application/zip",
        _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => "image/gif",
        _ when head.StartsWith("RIFF"u8) && head.Length >= 12 => RiffType(head[8..12]),
        _ when head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) => BrandType(head),
        _ when head.StartsWith("%PDF-"u8) => "application/pdf",
        _ when head.StartsWith("OggS"u8) => head.IndexOf("theora"u8) < 0 ? "audio/ogg" : "video/ogg",
        _ when head.StartsWith("fLaC"u8) => "audio/flac",
        _ when head.StartsWith("ID3"u8) || IsMpegLayer3(head) => "audio/mpeg",
        _ => IsText(head) ? "text/plain" : Unknown,
    };

    private static string RiffType(ReadOnlySpan<byte> form) =>
        form.SequenceEqual("WEBP"u8) ? "image/webp"
        : form.SequenceEqual("WAVE"u8) ? "audio/wav"
        : Unknown;

    // Codec names stand near the beginning. A file without any counts as video, which players handle either way.
    private static string MatroskaType(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("webm"u8) < 0) return Unknown;
        return head.IndexOf("A_"u8) >= 0 && head.IndexOf("V_"u8) < 0 ? "audio/webm" : "video/webm";
    }

    // ISO 14496-12: size, "ftyp", the brand, its version, then the compatible brands.
    private static string BrandType(ReadOnlySpan<byte> head)
    {
        var size = BinaryPrimitives.ReadUInt32BigEndian(head);
        var box = head[..(int)Math.Clamp(size, 12, (uint)head.Length)];
        return Encoding.ASCII.GetString(box[8..12]) switch
        {
            "avif" or "avis" => "image/avif",
            "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" => "image/heic",
            "mif1" or "msf1" or "miaf" => box.IndexOf("avi"u8) < 0 ? "image/heic" : "image/avif",
            "M4A " or "M4B " or "M4P " => "audio/mp4",
            "qt  " => "video/quicktime",
            "isom" or "mp41" or "mp42" or "avc1" or "M4V " or "dash" or "MSNV" or "mmp4" => "video/mp4",
            ['i', 's', 'o', >= '2' and <= '9'] or ['3', 'g', ..] => "video/mp4",
            _ => Unknown,
        };
    }

    // The header of a frame: eleven bits set, version, layer and protection; a bit rate that is neither free (0) nor
    // invalid (15), and a sampling rate that is not reserved (3).
    private static bool IsMpegLayer3(ReadOnlySpan<byte> head) =>
        head is [0xFF, 0xFA or 0xFB or 0xF2 or 0xF3 or 0xE2 or 0xE3, var rates, ..]
        && rates >> 4 is > 0 and < 15
        && (rates >> 2 & 3) != 3;

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        var rest = head;
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(rest, out var character, out var length);
            if (status == OperationStatus.NeedMoreData) return rest.Length < head.Length; // cut inside a character
            if (status != OperationStatus.Done || IsBinary(character)) return false;
            rest = rest[length..];
        }

        return !head.IsEmpty;
    }

    private static bool IsBinary(Rune character) =>
        Rune.IsControl(character) && character.Value is not ('\t' or '\n' or '\r' or '\f');
}
