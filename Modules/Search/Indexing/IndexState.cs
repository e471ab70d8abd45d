using System.Globalization;
using OurWhats.Shared.Journal;

namespace OurWhats.Search.Indexing;

/// <summary>Progress of the index. Stored with each commit, so that the index and its state always agree.</summary>
/// <param name="Cursor">Number of the last journal entry applied.</param>
/// <param name="Fingerprint">Identifies that entry, to detect that the journal was replaced (a restored
/// backup).</param>
/// <param name="MissingBefore">During a rebuild, messages with keys below this one are still missing; 0 if
/// complete.</param>
/// <param name="RebuiltFrom">Value of <paramref name="MissingBefore"/> at the start of the rebuild.</param>
/// <param name="Skipped">Number of entries that could not be applied since the index was created.</param>
internal sealed record IndexState(
    long Cursor,
    string Fingerprint,
    long MissingBefore,
    long RebuiltFrom,
    int Skipped = 0)
{
    /// <summary>Increase it with any change to a message's terms: existing indexes are then rebuilt.</summary>
    public const string Version = "3";

    /// <summary>The state of an index without messages.</summary>
    public static IndexState Empty { get; } = new(0, "", 0, 0);

    /// <summary>Percentage of the index that is built; 100 if nothing is missing.</summary>
    public int Percent => MissingBefore == 0
        ? 100
        : (int)Math.Clamp(100 * (RebuiltFrom - MissingBefore) / Math.Max(1, RebuiltFrom), 0, 99);

    /// <summary>The state in the form stored with a commit.</summary>
    public Dictionary<string, string> CommitData => new()
    {
        ["version"] = Version,
        ["cursor"] = Cursor.ToString(CultureInfo.InvariantCulture),
        ["seal"] = Fingerprint,
        ["left"] = MissingBefore.ToString(CultureInfo.InvariantCulture),
        ["total"] = RebuiltFrom.ToString(CultureInfo.InvariantCulture),
        ["skipped"] = Skipped.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Reads the state stored with a commit; null if it is missing or of another version.</summary>
    public static IndexState? FromCommitData(IDictionary<string, string> data) =>
        data.TryGetValue("version", out var version)
        && version == Version
        && Number(data, "cursor") is { } cursor
        && Number(data, "left") is { } missingBefore
        && Number(data, "total") is { } rebuiltFrom
            ? new(cursor, data["seal"], missingBefore, rebuiltFrom, (int)(Number(data, "skipped") ?? 0))
            : null;

    /// <summary>The fingerprint of a journal entry; empty if null.</summary>
    public static string FingerprintOf(Entry? entry) => entry is null ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.At}-{(int)entry.Kind}-{entry.Actor}-{entry.Conversation}-{entry.Subject}");

    private static long? Number(IDictionary<string, string> data, string name)
    {
        if (!data.TryGetValue(name, out var text)) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
