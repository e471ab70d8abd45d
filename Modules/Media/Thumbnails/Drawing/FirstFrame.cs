using System.Buffers.Binary;
using ImageMagick;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>The first frame of a moving WebP as a still one: the library would decode them all to give the first.</summary>
/// <param name="Still">A WebP of its own.</param>
/// <param name="Page">The picture's size, and where in it the frame is.</param>
internal sealed record FirstFrame(MemoryStream Still, MagickGeometry Page)
{
    private const int MostBytes = 16 << 20;

    // "RIFF", size, "WEBP"; then chunks: name, size, content of an even length.
    private const int FileHead = 12;

    private const int ChunkHead = 8;

    // x, y, width, height and duration of three bytes each, and flags.
    private const int FrameHead = 16;

    private const byte IsMoving = 0x02;

    private const byte HasAlpha = 0x10;

    /// <summary>Null for a picture that does not move.</summary>
    public static FirstFrame? Of(FileStream file)
    {
        var canvas = Read(file, FileHead, ChunkHead + 10);
        if (canvas.Length < ChunkHead + 10 || !canvas.AsSpan().StartsWith("VP8X"u8) || (canvas[ChunkHead] & IsMoving) == 0) return null;
        long at = FileHead;
        while (true)
        {
            var head = Read(file, at, ChunkHead);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
            if (head.AsSpan().StartsWith("ANMF"u8)) return Cut(Read(file, at + ChunkHead, size), canvas);
            at += ChunkHead + size + (size & 1);
        }
    }

    private static FirstFrame Cut(byte[] frame, byte[] canvas)
    {
        if (frame.Length < FrameHead + 4) throw new InvalidDataException("The first frame is too short");
        MagickGeometry page = new(2 * Number(frame, 0), 2 * Number(frame, 3), (uint)Number(canvas, ChunkHead + 4) + 1, (uint)Number(canvas, ChunkHead + 7) + 1);
        return new(Wrap(frame), page);
    }

    // The same chunks, with a head that says the frame's own size.
    private static MemoryStream Wrap(byte[] frame)
    {
        var chunks = frame.AsSpan(FrameHead);
        MemoryStream still = new();
        still.Write("RIFF"u8);
        still.Write(Bytes(4 + ChunkHead + 10 + chunks.Length));
        still.Write("WEBPVP8X"u8);
        still.Write(Bytes(10));
        still.Write(Bytes(chunks.StartsWith("VP8 "u8) ? 0 : HasAlpha));
        still.Write(frame.AsSpan(6, 6));
        still.Write(chunks);
        return still;
    }

    private static byte[] Read(FileStream file, long at, uint count)
    {
        if (count > MostBytes) throw new InvalidDataException("The first frame is too large");
        var bytes = new byte[Math.Min(count, Math.Max(0, file.Length - at))];
        file.Position = at;
        file.ReadExactly(bytes);
        return bytes.Length == count || at == FileHead ? bytes : throw new EndOfStreamException();
    }

    private static int Number(byte[] bytes, int at) => bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16;

    private static byte[] Bytes(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
