namespace OurWhats.Media.Thumbnails;

/// <summary>
/// Words about a place in a photo's metadata: coordinates, and the names of the place that editors write, in XMP and
/// in IPTC records (IPTC Photo Metadata Standard; Adobe XMP Specification, part 3, 1.1.3.1).
/// </summary>
internal static class PlaceWords
{
    private const byte IptcMarker = 0x1C;
    private const byte IptcApplication = 2;
    private const int IptcHeadBytes = 5;
    private const int ResourceHeadBytes = 6;

    // Code and name of the content's location, city, sublocation, province, code and name of the country.
    private static readonly byte[] IptcPlaces = [26, 27, 90, 92, 95, 100, 101];

    // None is so short that the pixels of a large photo could contain it by chance.
    private static readonly byte[][] XmpPlaces =
    [
        .. ((string[])
        [
            "GPSLatitude", "GPSLongitude", "GPSDest", "GPSAreaInformation", "geo:lat", "photoshop:City", "photoshop:State",
            "photoshop:Country", "Iptc4xmpCore:Location", ":CountryCode", ":CountryName", ":ProvinceState",
            ":Sublocation", ":LocationCreated", ":LocationShown",
        ]).Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    /// <summary>True if metadata tells a place.</summary>
    public static bool AreIn(ReadOnlySpan<byte> metadata)
    {
        if (IndexInXmp(metadata) >= 0) return true;
        if (new ExtendedXmp(metadata).TellsPlace()) return true;
        for (int at = 0, start; (start = NextRecords(metadata, at)) >= 0;)
        {
            var (places, bytes) = FindIptc(metadata[start..]);
            if (places.Count > 0) return true;
            at = start + bytes;
        }

        return false;
    }

    /// <summary>The first word of XMP that tells a place; -1 if there is none.</summary>
    public static int IndexInXmp(ReadOnlySpan<byte> content)
    {
        var first = -1;
        foreach (var word in XmpPlaces)
        {
            var at = (first < 0 ? content : content[..first]).IndexOf(word);
            if (at >= 0) first = at;
        }

        return first;
    }

    /// <summary>Overwrites the places in IPTC records with blanks. Returns their number.</summary>
    public static int ClearIptc(Span<byte> content)
    {
        var cleared = 0;
        for (int at = 0, start; (start = NextRecords(content, at)) >= 0;)
        {
            var (places, bytes) = FindIptc(content[start..]);
            foreach (var value in places) content[start..][value].Fill((byte)' ');
            cleared += places.Count;
            at = start + bytes;
        }

        return cleared;
    }

    // The beginning of the IPTC records in the next Photoshop resource that holds some; -1 if there is none.
    private static int NextRecords(ReadOnlySpan<byte> content, int from)
    {
        var found = content[from..].IndexOf("8BIM\x04\x04"u8);
        if (found < 0) return -1;
        var start = from + found + ResourceHeadBytes;
        if (start >= content.Length) return -1;
        start += (content[start] + 2) & ~1; // the name with its length, to an even number of bytes
        start += 4; // the length, which a damaged file may overstate: the records' own end is as good
        return start > content.Length ? -1 : start;
    }

    // The values that tell a place, and the length of all records, which follow each other without a gap.
    private static (List<Range> Places, int Bytes) FindIptc(ReadOnlySpan<byte> records)
    {
        List<Range> found = [];
        var at = 0;
        while (at + IptcHeadBytes <= records.Length && records[at] == IptcMarker)
        {
            var length = (records[at + 3] << 8) | records[at + 4];
            var value = at + IptcHeadBytes;
            if (value + length > records.Length) break; // also longer values, which no place has
            var isPlace = records[at + 1] == IptcApplication && IptcPlaces.Contains(records[at + 2]);
            if (isPlace && records.Slice(value, length).ContainsAnyExcept((byte)' ', (byte)0)) found.Add(value..(value + length));
            at = value + length;
        }

        return (found, at);
    }
}
