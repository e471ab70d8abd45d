using System.Globalization;
using OurWhats.Shared.Journal;

namespace OurWhats.Search.Indexing;

/// <summary>How far the index is. It is stored with each of its commits, so that the two are never apart.</summary>
/// <param name="Cursor">Number of the last journal entry that is in it.</param>
/// <param name="Seal">What that entry says: another journal has another.</param>
/// <param name="Left">While it is built anew: messages with keys before this one are missing; 0 once all are in.</param>
/// <param name="Total">While it is built anew: where that began.</param>
internal sealed record Standing(long Cursor, string Seal, long Left, long Total)
{
    /// <summary>To be raised with whatever changes what words become: the index is then built anew.</summary>
    public const string Version = "1";

    /// <summary>Of an index of nothing.</summary>
    public static Standing None { get; } = new(0, "", 0, 0);

    public static string SealOf(Entry? entry) => entry is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{entry.At}-{(int)entry.Kind}-{entry.Actor}-{entry.Conversation}-{entry.Subject}");

    /// <summary>The standing of a commit; null where it is of another version, or none at all.</summary>
    public static Standing? Of(IDictionary<string, string> data) =>
        data.TryGetValue("version", out var version) && version == Version
        && Number(data, "cursor") is { } cursor && Number(data, "left") is { } left && Number(data, "total") is { } total
            ? new(cursor, data["seal"], left, total) : null;

    /// <summary>As it is stored.</summary>
    public Dictionary<string, string> Data => new()
    {
        ["version"] = Version,
        ["cursor"] = Cursor.ToString(CultureInfo.InvariantCulture),
        ["seal"] = Seal,
        ["left"] = Left.ToString(CultureInfo.InvariantCulture),
        ["total"] = Total.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>How much of it is built, in percent; 100 when all is.</summary>
    public int Percent => Left == 0 ? 100 : (int)Math.Clamp(100 * (Total - Left) / Math.Max(1, Total), 0, 99);

    private static long? Number(IDictionary<string, string> data, string name) =>
        data.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
