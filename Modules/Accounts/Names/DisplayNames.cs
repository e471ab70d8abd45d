using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Names;

/// <summary>The rules for displayed names: anything that can be seen.</summary>
internal static class DisplayNames
{
    private const int MaxCharacters = 60;

    /// <summary>What is wrong with a name, as a sentence, or null.</summary>
    public static string? Check(string name)
    {
        if (name.Length is 0 or > MaxCharacters) return Texts.DisplayNameMissing;
        return Characters.IsReadable(name) ? null : Texts.DisplayNameInvisible;
    }
}
