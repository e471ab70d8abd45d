using System.Buffers.Binary;
using System.Text;

namespace OurWhats.Tests.Media.Pictures;

/// <summary>A WebP parsed by hand.</summary>
internal sealed record WebPFile(string Path, byte[] Content, IReadOnlyList<string> Chunks, int Width, int Height)
{
    public bool IsLossless => Chunks.Contains("VP8L");

    public static WebPFile Read(string path)
    {
        var content = File.ReadAllBytes(path);
        Assert.True(content.AsSpan().StartsWith("RIFF"u8) && content.AsSpan(8).StartsWith("WEBP"u8), path);
        List<string> chunks = [];
        (int Width, int Height) size = default;
        for (var at = 12; at < content.Length;)
        {
            var name = Encoding.ASCII.GetString(content, at, 4);
            var length = BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(at + 4));
            if (name is "VP8 " or "VP8L") size = SizeOf(name, content.AsSpan(at + 8));
            chunks.Add(name);
            at += 8 + length + (length & 1);
        }

        return new(path, content, chunks, size.Width, size.Height);
    }

    private static (int Width, int Height) SizeOf(string name, ReadOnlySpan<byte> data)
    {
        if (name == "VP8 ")
        {
            var (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]), BinaryPrimitives.ReadUInt16LittleEndian(data[8..]));
            return (width & 0x3FFF, height & 0x3FFF);
        }

        var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        return ((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1);
    }
}
