using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using OurWhats.Shared.Data;

namespace OurWhats.Media.Store;

/// <summary>The folder of the files: each under its hash with its thumbnails beside it, and in "tmp" what is still coming.</summary>
internal sealed partial class FileStore
{
    private readonly Lock gate = new();
    private readonly List<string> held = [];

    public FileStore(Database database)
    {
        Folder = Path.Combine(database.Folder, "media");
        Coming = Path.Combine(Folder, "tmp");
        Directory.CreateDirectory(Coming);
    }

    /// <summary>All of it.</summary>
    public string Folder { get; }

    /// <summary>The part for what is still coming.</summary>
    public string Coming { get; }

    /// <summary>Where a file lies that is on its way.</summary>
    public string PathOfComing(string upload) => Path.Combine(Coming, upload);

    /// <summary>Where a file lies, or its thumbnail of a size.</summary>
    /// <param name="hash">SHA-256 of its content, 64 hexadecimal digits.</param>
    /// <param name="size">The thumbnail's longer side in pixels; 0 for the file.</param>
    public string PathOf(string hash, int size = 0) => Thumbnail(Path.Combine(Folder, hash[..2], hash[2..]), size);

    /// <summary>Until it is let go, nobody erases the file with this hash.</summary>
    public Hold Secure(string hash)
    {
        lock (gate) held.Add(hash);
        return new(this, hash);
    }

    /// <summary>Puts a file that has come whole, and is synced, under its hash. It keeps its old name until it is dropped: a crash in between loses nothing.</summary>
    public void Keep(string coming, string hash, IReadOnlyList<int> sizes)
    {
        var kept = PathOf(hash);
        var folder = Path.GetDirectoryName(kept)!;
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        foreach (var size in sizes) KeepThumbnail(Thumbnail(coming, size), Thumbnail(kept, size));
        Disk.Name(coming, kept);
        Disk.SyncFolder(folder);
        if (isNew) Disk.SyncFolder(Folder);
    }

    /// <summary>Removes what is left of a file that came, or that will not come.</summary>
    public void Drop(string upload)
    {
        foreach (var path in Directory.EnumerateFiles(Coming, upload + "*")) File.Delete(path);
    }

    /// <summary>Erases a file with its thumbnails, unless the same content is just coming again.</summary>
    public void Erase(string hash)
    {
        lock (gate)
        {
            if (held.Contains(hash) || Path.GetDirectoryName(PathOf(hash)) is not { } folder || !Directory.Exists(folder)) return;
            foreach (var path in Directory.EnumerateFiles(folder, hash[2..] + "*")) File.Delete(path);
        }
    }

    /// <summary>What lies there, each with the hash that its name says and its size in pixels; 0 for the file itself.</summary>
    public IEnumerable<(string Path, string Hash, int Size)> All() =>
        from folder in Directory.EnumerateDirectories(Folder)
        where folder != Coming
        from path in Directory.EnumerateFiles(folder)
        let name = Path.GetFileName(path).Split('.')
        select (path, Path.GetFileName(folder) + name[0], name.Length > 1 && int.TryParse(name[1], CultureInfo.InvariantCulture, out var size) ? size : 0);

    /// <summary>True for what a file can hash to.</summary>
    public static bool IsHash(string text) => Hash().IsMatch(text);

    /// <summary>What a file hashes to: 64 hexadecimal digits.</summary>
    public static async Task<string> HashOf(string path, CancellationToken cancel = default)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }

    private static string Thumbnail(string path, int size) => size == 0 ? path : $"{path}.{size}";

    // Where the person could see the file already, none were drawn anew.
    private static void KeepThumbnail(string coming, string kept)
    {
        if (!File.Exists(coming)) return;
        Disk.Sync(coming);
        File.Move(coming, kept, overwrite: true);
    }

    private void LetGo(string hash)
    {
        lock (gate) held.Remove(hash);
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Hash();

    /// <summary>Keeps a file from being erased.</summary>
    internal sealed class Hold(FileStore vault, string hash) : IDisposable
    {
        public void Dispose() => vault.LetGo(hash);
    }
}
