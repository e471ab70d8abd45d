using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Names;

/// <summary>Rules for display names: any readable text.</summary>
internal static class DisplayNames
{
    private const int MaxCharacters = 60;

    /// <summary>
    /// The skeletons of a name (<see cref="Confusables"/>), with one blank between its words. Two names with a skeleton in
    /// common look alike.
    /// </summary>
    public static HashSet<string> SkeletonsOf(string name)
    {
        var words = name.Replace("\uFE0F", "", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Confusables.SkeletonsOf(string.Join(' ', words));
    }

    /// <summary>The first problem with a name, as a sentence; null if valid.</summary>
    public static string? Check(string name)
    {
        if (name.Length is 0 or > MaxCharacters) return Texts.DisplayNameMissing;
        return Characters.IsReadable(name) ? null : Texts.DisplayNameInvisible;
    }
}
