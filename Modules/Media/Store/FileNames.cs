using System.Text;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Store;

/// <summary>Names of files as they are shown and kept: whatever a device says, only a name comes of it.</summary>
internal static class FileNames
{
    public const int MostCharacters = 120;

    // A longer end is no extension.
    private const int MostOfExtension = 16;

    // They hold letters and emoji together, and turn nothing.
    private static readonly Rune[] Joiners = [new(0x200C), new(0x200D), new(0xFE0F)];

    /// <summary>The name without path, control and invisible characters, at most 120 characters, its extension kept.</summary>
    public static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var visible = string.Concat(Characters.Normalize(last, NormalizationForm.FormC).EnumerateRunes().Select(Visible));
        var words = string.Join(' ', visible.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var clean = Shorten(words).TrimEnd(' ', '.');
        return clean.EnumerateRunes().All(Joiners.Contains) ? Texts.Unnamed : clean;
    }

    private static string Visible(Rune rune)
    {
        if (Rune.IsWhiteSpace(rune)) return " ";
        return Joiners.Contains(rune) || !Characters.HasInvisibles(rune.ToString()) ? rune.ToString() : "";
    }

    private static string Shorten(string name)
    {
        if (name.Length <= MostCharacters) return name;
        var extension = Extension(name);
        var end = MostCharacters - extension.Length;
        if (char.IsHighSurrogate(name[end - 1])) end--;
        return name[..end] + extension;
    }

    private static string Extension(string name) => Path.GetExtension(name) is { Length: <= MostOfExtension } extension ? extension : "";
}
