using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace OurWhats.Tests.Media.Pictures;

/// <summary>A PNG written byte by byte, so that it can contain anything.</summary>
internal sealed class PngFile
{
    private readonly List<byte> file = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public PngFile(uint width, uint height, byte depth, byte kind)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(head, width);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (depth, kind);
        Chunk("IHDR", head);
    }

    public PngFile Chunk(string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.AddRange(number);
        file.AddRange(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        file.AddRange(number);
        return this;
    }

    /// <summary>Pixel data: rows that are all alike, each with its filter's byte.</summary>
    public PngFile Rows(byte[] row, int count)
    {
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Fastest))
        {
            for (var at = 0; at < count; at++) zlib.Write(row);
        }

        return Chunk("IDAT", packed.ToArray());
    }

    public byte[] End() => Chunk("IEND", []).file.ToArray();

    /// <summary>As many zeros, packed.</summary>
    public static byte[] Zeros(int megabytes)
    {
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Fastest))
        {
            var zeros = new byte[1 << 20];
            for (var at = 0; at < megabytes; at++) zlib.Write(zeros);
        }

        return packed.ToArray();
    }

    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) sum = sum >> 1 ^ (0xEDB88320 & (uint)-(int)(sum & 1));
        }

        return ~sum;
    }
}
