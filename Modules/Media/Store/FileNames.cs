using System.Text;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Store;

/// <summary>Cleans file names sent by devices.</summary>
internal static class FileNames
{
    public const int MostCharacters = 120;

    // Anything longer is not treated as an extension.
    private const int MostExtensionCharacters = 16;

    // Invisible characters that letters and emoji need, and that do not reorder text: ZWNJ, ZWJ, variation selector 16.
    private static readonly Rune[] Joiners = [new(0x200C), new(0x200D), new(0xFE0F)];

    /// <summary>
    /// Removes the path, control characters and invisible characters, and shortens the name to
    /// <see cref="MostCharacters"/> while keeping its extension. Returns the word for "file" if nothing remains.
    /// </summary>
    public static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var normal = Characters.Normalize(last, NormalizationForm.FormC);
        var visible = string.Concat(normal.EnumerateRunes().Select(Visible));
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

    private static string Extension(string name) =>
        Path.GetExtension(name) is { Length: <= MostExtensionCharacters } extension ? extension : "";
}
