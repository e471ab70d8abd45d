using System.Buffers.Binary;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>Reads what stands before the pixels of a JPEG, of which the decoder keeps only a part.</summary>
internal static class JpegMetadata
{
    private const byte Marker = 0xFF;
    private const byte Pixels = 0xDA;
    private const int MostBytes = 32_000_000;

    /// <summary>The bytes up to the pixels, or up to the first damage.</summary>
    public static byte[] Read(FileStream file)
    {
        file.Position = 0;
        var head = new byte[EndOf(file)];
        file.Position = 0;
        return head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    private static long EndOf(FileStream file)
    {
        Span<byte> segment = stackalloc byte[4];
        var at = 2L; // after the marker of the beginning
        while (at + segment.Length <= Math.Min(file.Length, MostBytes))
        {
            file.Position = at;
            file.ReadExactly(segment);
            if (segment[0] != Marker || segment[1] == Pixels) break;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(segment[2..]);
        }

        return Math.Min(at, Math.Min(file.Length, MostBytes));
    }
}
