using System.Buffers.Binary;

namespace OurWhats.Media.Uploads;

/// <summary>Takes out of a photo where it was taken, and leaves every other byte: nothing is decoded, whatever the kind of picture.</summary>
internal static class ExifLocation
{
    private const ushort PositionTable = 0x8825;

    private const ushort Long = 4;

    // Number, then entries of twelve bytes: tag, type, count, and the value or where it is.
    private const int EntryBytes = 12;

    private static ReadOnlySpan<byte> PacketEnd => "</x:xmpmeta>"u8;

    // Bytes of one value by type: EXIF 2.32, 4.6.2.
    private static readonly int[] ValueBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

    /// <summary>Overwrites what tells a position. True when something did and does no more.</summary>
    public static bool Blank(Span<byte> content)
    {
        var tables = BlankTables(content, "II*\0"u8, isLittle: true) + BlankTables(content, "MM\0*"u8, isLittle: false);
        return BlankWords(content) is { } packets && tables + packets > 0;
    }

    // EXIF is a small TIFF file within the picture, which leads to a table of positions.
    private static int BlankTables(Span<byte> content, ReadOnlySpan<byte> head, bool isLittle)
    {
        var found = 0;
        for (int at = 0, next; (next = content[at..].IndexOf(head)) >= 0; at += next + head.Length)
        {
            Tiff tiff = new(content[(at + next)..], isLittle);
            if (tiff.Table(tiff.Number(4)) is { } first && tiff.Find(first, PositionTable) is { } entry && tiff.Short(entry + 2) == Long && tiff.Table(tiff.Number(entry + 8)) is { } table)
            {
                tiff.BlankTable(table);
                found++;
            }
        }

        return found;
    }

    // XMP is text in a packet, all of which goes, as blanks; null for words in none.
    private static int? BlankWords(Span<byte> content)
    {
        var found = 0;
        for (int at; (at = content.IndexOf("GPSLatitude"u8)) >= 0; found++)
        {
            var start = content[..at].LastIndexOf("<x:xmpmeta"u8);
            if (start < 0 || content[start..at].IndexOf(PacketEnd) >= 0) return null;
            var (end, empty) = (content[at..].IndexOf(PacketEnd), content[at..].IndexOf("/>"u8));
            if (end < 0 && empty < 0) return null;
            content[start..(at + (end < 0 ? empty + 2 : end + PacketEnd.Length))].Fill((byte)' ');
        }

        return found;
    }

    private readonly ref struct Tiff(Span<byte> content, bool isLittle)
    {
        private readonly Span<byte> content = content;

        public ushort Short(int at) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(content[at..]) : BinaryPrimitives.ReadUInt16BigEndian(content[at..]);

        public uint Number(int at) =>
            at + 4 > content.Length ? 0 : isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(content[at..]) : BinaryPrimitives.ReadUInt32BigEndian(content[at..]);

        /// <summary>Where a table is; null where all of it cannot be there.</summary>
        public int? Table(uint at) => at >= 8 && at + 2 <= content.Length && at + 2 + Short((int)at) * EntryBytes <= content.Length ? (int)at : null;

        /// <summary>Where an entry of a table is, or null.</summary>
        public int? Find(int table, ushort tag)
        {
            for (int entry = table + 2, left = Short(table); left > 0; entry += EntryBytes, left--)
            {
                if (Short(entry) == tag) return entry;
            }

            return null;
        }

        /// <summary>Leaves a table without entries, and nothing of what they led to.</summary>
        public void BlankTable(int table)
        {
            var end = table + 2 + Short(table) * EntryBytes;
            for (var entry = table + 2; entry < end; entry += EntryBytes)
            {
                var (type, at) = (Short(entry + 2), Number(entry + 8));
                var bytes = type < ValueBytes.Length ? (long)ValueBytes[type] * Number(entry + 4) : 0;
                if (bytes > 4 && at + bytes <= content.Length) content.Slice((int)at, (int)bytes).Clear();
            }

            content[table..end].Clear();
        }
    }
}
