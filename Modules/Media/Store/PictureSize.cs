using System.Buffers.Binary;

namespace OurWhats.Media.Store;

/// <summary>
/// Reads the size that a picture states of itself, without decoding it and before any rotation. For pictures whose
/// thumbnails have to wait: those that are drawn are measured by the worker.
/// </summary>
internal static class PictureSize
{
    // Previews and colour profiles may precede the size.
    private const int MostHeadBytes = 1 << 20;

    private const int MostPixels = ushort.MaxValue;

    /// <summary>Width and height in pixels; null if the beginning of the file does not state them.</summary>
    public static async Task<(int Width, int Height)?> Read(string path, string type)
    {
        await using var file = File.OpenRead(path);
        var head = new byte[Math.Min(file.Length, MostHeadBytes)];
        await file.ReadExactlyAsync(head);
        return In(head, type);
    }

    /// <inheritdoc cref="Read"/>
    public static (int Width, int Height)? In(ReadOnlySpan<byte> head, string type)
    {
        var (width, height) = type switch
        {
            "image/png" => Big(head, 16, 20, 4),
            "image/gif" when head.Length >= 10 => (Little(head[6..8]), Little(head[8..10])),
            "image/webp" => WebP(head),
            "image/jpeg" => Jpeg(head),
            "image/avif" or "image/heic" => Largest(head),
            _ => default,
        };
        return width is > 0 and <= MostPixels && height is > 0 and <= MostPixels ? ((int)width, (int)height) : null;
    }

    private static (long Width, long Height) WebP(ReadOnlySpan<byte> head)
    {
        if (head.Length < 30) return default;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
        return head[12..16] switch
        {
            [.., (byte)'X'] => (Little(head[24..27]) + 1, Little(head[27..30]) + 1),
            [.., (byte)'L'] => ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1),
            _ => (Little(head[26..28]) & 0x3FFF, Little(head[28..30]) & 0x3FFF),
        };
    }

    // The frame's header is in the segment SOF0 to SOF15, which are three other markers less.
    private static (long Width, long Height) Jpeg(ReadOnlySpan<byte> head)
    {
        for (var at = 2; at + 9 <= head.Length && head[at] == 0xFF;)
        {
            var marker = head[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) return Big(head, at + 7, at + 5, 2);
            at += 2 + Math.Max(2, (int)BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]));
        }

        return default;
    }

    // Each item states its size in a box "ispe": tiles and previews too, which are smaller.
    private static (long Width, long Height) Largest(ReadOnlySpan<byte> head)
    {
        (long Width, long Height) largest = default;
        for (int at = 0, next; (next = head[at..].IndexOf("ispe"u8)) >= 0;)
        {
            at += next + 4;
            var size = Big(head, at + 4, at + 8, 4);
            if (size.Width * size.Height > largest.Width * largest.Height) largest = size;
        }

        return largest;
    }

    private static (long Width, long Height) Big(ReadOnlySpan<byte> head, int width, int height, int bytes)
    {
        if (Math.Max(width, height) + bytes > head.Length) return default;
        return (Number(head.Slice(width, bytes)), Number(head.Slice(height, bytes)));

        static long Number(ReadOnlySpan<byte> digits) => digits.Length == 2
            ? BinaryPrimitives.ReadUInt16BigEndian(digits)
            : BinaryPrimitives.ReadUInt32BigEndian(digits);
    }

    private static long Little(ReadOnlySpan<byte> digits)
    {
        var number = 0L;
        for (var i = digits.Length - 1; i >= 0; i--) number = number << 8 | digits[i];
        return number;
    }
}
