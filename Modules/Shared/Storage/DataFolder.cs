using System.Globalization;
using System.Runtime.Versioning;

namespace OurWhats.Shared.Storage;

/// <summary>Keeps the data folder readable by its owner only.</summary>
[UnsupportedOSPlatform("windows")]
internal static class DataFolder
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = true, // of another owner, such as lost+found
    };

    /// <summary>Creates the folder, or closes it to others with all that is in it.</summary>
    /// <param name="folder">Its full path.</param>
    /// <param name="setMode">Sets the mode of a path; for tests.</param>
    /// <returns>True if others could read it until now.</returns>
    /// <exception cref="StartRefusedException">It cannot be closed.</exception>
    public static bool Close(string folder, Action<string, UnixFileMode>? setMode = null)
    {
        Directory.CreateDirectory(folder, OwnFolder);
        if (!IsOpen(folder)) return false; // nobody else reaches what is inside
        try
        {
            CloseAll(folder, setMode ?? File.SetUnixFileMode);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw Refusal(folder);
        }

        // Some file systems have no such modes and ignore them.
        return IsOpen(folder) ? throw Refusal(folder) : true;
    }

    /// <summary>Creates an empty file that only its owner reads, unless it exists.</summary>
    public static void Create(string path)
    {
        if (File.Exists(path)) return;
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = OwnFile };
        File.Open(path, options).Dispose();
    }

    // From outside to inside, so that nobody enters meanwhile.
    private static void CloseAll(string folder, Action<string, UnixFileMode> setMode)
    {
        setMode(folder, OwnFolder);
        foreach (var path in Directory.EnumerateDirectories(folder, "*", Everything)) setMode(path, OwnFolder);
        foreach (var path in Directory.EnumerateFiles(folder, "*", Everything)) setMode(path, OwnFile);
    }

    private static StartRefusedException Refusal(string folder) =>
        new(string.Format(CultureInfo.CurrentCulture, Texts.DataFolderOpen, folder));

    private static bool IsOpen(string folder) => (File.GetUnixFileMode(folder) & ~OwnFolder) != 0;
}
