using System.Buffers.Binary;

namespace OurWhats.Media.Thumbnails;

/// <summary>
/// The part of a JPEG's XMP that exceeds one segment: a text cut into segments, in which a word may be cut too (Adobe
/// XMP Specification, part 3, 1.1.3.1).
/// </summary>
internal readonly ref struct ExtendedXmp
{
    private const int IdBytes = 32;
    private const int NumbersBytes = 8; // length of the whole text, and place of this part in it

    private readonly ReadOnlySpan<byte> content;
    private readonly List<(string Text, uint At, Range Bytes)> parts = [];

    public ExtendedXmp(ReadOnlySpan<byte> content)
    {
        this.content = content;
        for (int at = 0, next; (next = content[at..].IndexOf(Head)) >= 0;) at = Note(at + next);
    }

    private static ReadOnlySpan<byte> Head => "http://ns.adobe.com/xmp/extension/\0"u8;

    public bool TellsPlace() => TextsWithPlace().Count > 0;

    /// <summary>The parts of texts that tell a place.</summary>
    public IReadOnlyList<Range> PartsWithPlace()
    {
        var texts = TextsWithPlace();
        return [.. parts.Where(part => texts.Contains(part.Text)).Select(part => part.Bytes)];
    }

    private HashSet<string> TextsWithPlace()
    {
        HashSet<string> found = [];
        foreach (var text in parts.GroupBy(part => part.Text))
        {
            List<byte> whole = [];
            foreach (var part in text.OrderBy(part => part.At)) whole.AddRange(content[part.Bytes]);
            if (PlaceWords.IndexInXmp(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(whole)) >= 0) found.Add(text.Key);
        }

        return found;
    }

    // The segment's length stands before its head and counts itself. Returns where to go on: behind the segment, so that
    // no byte is in two parts and a crafted file takes no longer than its length.
    private int Note(int head)
    {
        var (next, start) = (head + Head.Length, head + Head.Length + IdBytes + NumbersBytes);
        if (head < 2 || start > content.Length) return next;
        var end = head - 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(head - 2)..]);
        if (end < start || end > content.Length) return next;
        var id = System.Text.Encoding.Latin1.GetString(content.Slice(head + Head.Length, IdBytes));
        parts.Add((id, BinaryPrimitives.ReadUInt32BigEndian(content[(start - 4)..]), start..end));
        return end;
    }
}
