using System.Buffers.Binary;
using ImageMagick;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>
/// The first frame of an animated WebP as a still WebP, because the library decodes all frames even to read the first.
/// </summary>
/// <param name="Still">A complete WebP file.</param>
/// <param name="Page">Size of the animation, and position of the frame in it.</param>
internal sealed record FirstFrame(MemoryStream Still, MagickGeometry Page)
{
    private const int MostBytes = 16 << 20;

    // "RIFF", size, "WEBP"; then chunks: name, size, content of an even length.
    private const int FileHeadBytes = 12;
    private const int ChunkHeadBytes = 8;

    // Flags, three reserved bytes, then width and height of three bytes each.
    private const int CanvasBytes = 10;

    // x, y, width, height and duration of three bytes each, and flags.
    private const int FrameHeadBytes = 16;

    private const byte IsAnimated = 0x02;
    private const byte HasAlpha = 0x10;

    /// <summary>Null if the WebP is not animated.</summary>
    public static FirstFrame? Of(FileStream file)
    {
        var canvas = Read(file, FileHeadBytes, ChunkHeadBytes + CanvasBytes);
        if (canvas.Length < ChunkHeadBytes + CanvasBytes || !canvas.AsSpan().StartsWith("VP8X"u8)) return null;
        if ((canvas[ChunkHeadBytes] & IsAnimated) == 0) return null;
        long at = FileHeadBytes;
        while (true)
        {
            var head = Read(file, at, ChunkHeadBytes);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
            if (head.AsSpan().StartsWith("ANMF"u8)) return Extract(Read(file, at + ChunkHeadBytes, size), canvas);
            at += ChunkHeadBytes + size + (size & 1);
        }
    }

    private static FirstFrame Extract(byte[] frame, byte[] canvas)
    {
        if (frame.Length < FrameHeadBytes + 4) throw new InvalidDataException("The first frame is too short");
        var (x, y) = (2 * Number(frame, 0), 2 * Number(frame, 3));
        var (width, height) = (Number(canvas, ChunkHeadBytes + 4) + 1, Number(canvas, ChunkHeadBytes + 7) + 1);
        return new(Wrap(frame), new MagickGeometry(x, y, (uint)width, (uint)height));
    }

    // Writes the frame's chunks after a header with the frame's own size.
    private static MemoryStream Wrap(byte[] frame)
    {
        var chunks = frame.AsSpan(FrameHeadBytes);
        MemoryStream still = new();
        still.Write("RIFF"u8);
        still.Write(Bytes(4 + ChunkHeadBytes + CanvasBytes + chunks.Length));
        still.Write("WEBPVP8X"u8);
        still.Write(Bytes(CanvasBytes));
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
        return bytes.Length == count || at == FileHeadBytes ? bytes : throw new EndOfStreamException();
    }

    private static int Number(byte[] bytes, int at) => bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16;

    private static byte[] Bytes(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
