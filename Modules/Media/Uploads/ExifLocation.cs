using System.Buffers.Binary;
using OurWhats.Media.Thumbnails;

namespace OurWhats.Media.Uploads;

/// <summary>
/// Removes location metadata from a photo and leaves every other byte unchanged. It decodes nothing, so it works for
/// all formats with uncompressed EXIF, XMP or IPTC.
/// </summary>
internal static class ExifLocation
{
    // Tag of the entry that points to the GPS table, and the type of its value.
    private const ushort GpsTable = 0x8825;
    private const ushort Long = 4;

    // Far more than any photo has. Each takes another search of the whole file, in the server's own process.
    private const int MostPackets = 50;

    // Tables and values of a photo do not overlap, so that reading and clearing them touches each byte once. Four times
    // is for what only looks like a table. A crafted file's tables would be read, and its values cleared, without end.
    private const int MostTimesTouched = 4;

    // A table is a count, then entries of twelve bytes: tag, type, number of values, and the value or its offset.
    private const int EntryBytes = 12;

    private static ReadOnlySpan<byte> PacketEnd => "</x:xmpmeta>"u8;

    // Bytes of one value by type: EXIF 2.32, 4.6.2.
    private static readonly int[] ValueBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

    /// <summary>Overwrites all location metadata. True if some was found and all of it removed.</summary>
    public static bool Remove(Span<byte> content) => Remove(content, out _);

    /// <inheritdoc cref="Remove(Span{byte})"/>
    /// <param name="content">The photo.</param>
    /// <param name="touched">Bytes of EXIF tables read and of values cleared, repeated ones each time.</param>
    internal static bool Remove(Span<byte> content, out long touched)
    {
        Work work = new((long)content.Length * MostTimesTouched);
        var tables = ClearExif(content, "II*\0"u8, isLittleEndian: true, work)
            + ClearExif(content, "MM\0*"u8, isLittleEndian: false, work);
        touched = work.Done;
        var words = ClearExtendedXmp(content) + PlaceWords.ClearIptc(content);
        return ClearXmp(content) is { } packets && tables + words + packets > 0;
    }

    // EXIF is a small TIFF file inside the picture, whose first table points to the GPS table. Returns the number of
    // tables cleared; null if there is too much to do.
    private static int? ClearExif(Span<byte> content, ReadOnlySpan<byte> head, bool isLittleEndian, Work work)
    {
        var cleared = 0;
        for (int at = 0, next; (next = content[at..].IndexOf(head)) >= 0; at += next + head.Length)
        {
            Tiff tiff = new(content[(at + next)..], isLittleEndian, work);
            if (tiff.FindGpsTable() is { } table)
            {
                tiff.ClearTable(table);
                cleared++;
            }

            if (work.IsTooMuch) return null;
        }

        return cleared;
    }

    // Before the packets, because a part of an extended one looks like none. Returns the number of blanked parts.
    private static int ClearExtendedXmp(Span<byte> content)
    {
        var parts = new ExtendedXmp(content).PartsWithPlace();
        foreach (var part in parts) content[part].Fill((byte)' ');
        return parts.Count;
    }

    // XMP is text in packets; a packet with a location is blanked as a whole. Returns the number of blanked packets;
    // null if there is a location outside of packets, or there are too many.
    private static int? ClearXmp(Span<byte> content)
    {
        var cleared = 0;
        for (int at; (at = PlaceWords.IndexInXmp(content)) >= 0; cleared++)
        {
            if (cleared == MostPackets) return null;
            var start = content[..at].LastIndexOf("<x:xmpmeta"u8);
            if (start < 0 || content[start..at].IndexOf(PacketEnd) >= 0) return null;
            var (end, emptyEnd) = (content[at..].IndexOf(PacketEnd), content[at..].IndexOf("/>"u8));
            if (end < 0 && emptyEnd < 0) return null;
            var length = end < 0 ? emptyEnd + 2 : end + PacketEnd.Length;
            content[start..(at + length)].Fill((byte)' ');
        }

        return cleared;
    }

    /// <summary>Counts the bytes touched, up to a limit.</summary>
    private sealed class Work(long mostBytes)
    {
        public long Done { get; private set; }

        public bool IsTooMuch { get; private set; }

        /// <summary>False if these bytes are too much.</summary>
        public bool May(long bytes)
        {
            IsTooMuch |= Done + bytes > mostBytes;
            if (!IsTooMuch) Done += bytes;
            return !IsTooMuch;
        }
    }

    private readonly ref struct Tiff(Span<byte> content, bool isLittleEndian, Work work)
    {
        private readonly Span<byte> content = content;

        /// <summary>The offset of the GPS table, or null.</summary>
        public int? FindGpsTable()
        {
            if (TableAt(Number(4)) is not { } first || Find(first, GpsTable) is not { } entry) return null;
            return Short(entry + 2) == Long ? TableAt(Number(entry + 8)) : null;
        }

        /// <summary>Clears the entries of a table and the values they point to.</summary>
        public void ClearTable(int table)
        {
            var end = table + 2 + Short(table) * EntryBytes;
            for (var entry = table + 2; entry < end; entry += EntryBytes)
            {
                var (type, at) = (Short(entry + 2), Number(entry + 8));
                var bytes = type < ValueBytes.Length ? (long)ValueBytes[type] * Number(entry + 4) : 0;
                var isOutside = bytes > 4 && at + bytes <= content.Length;
                if (!work.May(EntryBytes + (isOutside ? bytes : 0))) return;
                if (isOutside) content.Slice((int)at, (int)bytes).Clear();
            }

            content[table..end].Clear();
        }

        // Null if the table would exceed the content.
        private int? TableAt(uint at)
        {
            if (at < 8 || at > content.Length - 2) return null;
            return at + 2L + Short((int)at) * EntryBytes <= content.Length ? (int)at : null;
        }

        // The offset of an entry of a table, or null.
        private int? Find(int table, ushort tag)
        {
            for (int entry = table + 2, left = Short(table); left > 0; entry += EntryBytes, left--)
            {
                if (!work.May(EntryBytes)) return null;
                if (Short(entry) == tag) return entry;
            }

            return null;
        }

        private ushort Short(int at) => isLittleEndian
            ? BinaryPrimitives.ReadUInt16LittleEndian(content[at..])
            : BinaryPrimitives.ReadUInt16BigEndian(content[at..]);

        private uint Number(int at)
        {
            if (at + 4 > content.Length) return 0;
            return isLittleEndian
                ? BinaryPrimitives.ReadUInt32LittleEndian(content[at..])
                : BinaryPrimitives.ReadUInt32BigEndian(content[at..]);
        }
    }
}
