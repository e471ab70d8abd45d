using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Names;

/// <summary>Rules for display names: any readable text.</summary>
internal static class DisplayNames
{
    private const int MaxCharacters = 60;

    /// <summary>The first problem with a name, as a sentence; null if valid.</summary>
    public static string? Check(string name)
    {
        if (name.Length is 0 or > MaxCharacters) return Texts.DisplayNameMissing;
        return Characters.IsReadable(name) ? null : Texts.DisplayNameInvisible;
    }
}
