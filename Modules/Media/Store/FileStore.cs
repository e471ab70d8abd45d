using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using OurWhats.Shared.Storage;

namespace OurWhats.Media.Store;

/// <summary>The folder of the files: each under its hash, its thumbnails beside it, and uploads in progress in "tmp".</summary>
internal sealed partial class FileStore
{
    private readonly Lock gate = new();
    private readonly List<string> protectedHashes = [];

    public FileStore(Database database)
    {
        Folder = Path.Combine(database.Folder, "media");
        TemporaryFolder = Path.Combine(Folder, "tmp");
        Directory.CreateDirectory(TemporaryFolder);
    }

    public string Folder { get; }

    /// <summary>The folder of uploads in progress, inside <see cref="Folder"/>.</summary>
    public string TemporaryFolder { get; }

    /// <summary>The path of an upload in progress.</summary>
    public string TemporaryPathOf(string uploadKey) => Path.Combine(TemporaryFolder, uploadKey);

    /// <summary>The path of a stored file, or of one of its thumbnails.</summary>
    /// <param name="hash">SHA-256 of its content, 64 hexadecimal digits.</param>
    /// <param name="size">The thumbnail's longer side in pixels; 0 for the file itself.</param>
    public string PathOf(string hash, int size = 0) => ThumbnailPath(Path.Combine(Folder, hash[..2], hash[2..]), size);

    /// <summary>Keeps the file with this hash from being deleted until the result is disposed of.</summary>
    public Protection Protect(string hash)
    {
        lock (gate) protectedHashes.Add(hash);
        return new(this, hash);
    }

    /// <summary>
    /// Stores a complete, synced upload under its hash. It keeps its temporary path as well until
    /// <see cref="DropTemporary"/>: a crash in between loses nothing.
    /// </summary>
    public void Add(string temporaryPath, string hash, IReadOnlyList<int> thumbnailSizes)
    {
        var path = PathOf(hash);
        var folder = Path.GetDirectoryName(path)!;
        var isNewFolder = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        foreach (var size in thumbnailSizes) AddThumbnail(ThumbnailPath(temporaryPath, size), ThumbnailPath(path, size));
        Disk.Link(temporaryPath, path);
        Disk.SyncFolder(folder);
        if (isNewFolder) Disk.SyncFolder(Folder);
    }

    /// <summary>Deletes what an upload has left in the temporary folder, whether it was stored or given up.</summary>
    public void DropTemporary(string uploadKey)
    {
        foreach (var path in Directory.EnumerateFiles(TemporaryFolder, uploadKey + "*")) File.Delete(path);
    }

    /// <summary>Deletes a file with its thumbnails, unless an upload of the same content protects it.</summary>
    public void Delete(string hash)
    {
        lock (gate)
        {
            if (protectedHashes.Contains(hash)) return;
            if (Path.GetDirectoryName(PathOf(hash)) is not { } folder || !Directory.Exists(folder)) return;
            foreach (var path in Directory.EnumerateFiles(folder, hash[2..] + "*")) File.Delete(path);
        }
    }

    /// <summary>All stored files, each with the hash in its name and its size in pixels; 0 for an original.</summary>
    public IEnumerable<(string Path, string Hash, int Size)> All() =>
        from folder in Directory.EnumerateDirectories(Folder)
        where folder != TemporaryFolder
        from path in Directory.EnumerateFiles(folder)
        let name = Path.GetFileName(path).Split('.')
        let size = name.Length > 1 && int.TryParse(name[1], CultureInfo.InvariantCulture, out var pixels) ? pixels : 0
        select (path, Path.GetFileName(folder) + name[0], size);

    /// <summary>True for 64 hexadecimal digits in lower case.</summary>
    public static bool IsHash(string text) => Hash().IsMatch(text);

    /// <summary>SHA-256 of a file, in 64 hexadecimal digits.</summary>
    public static async Task<string> HashOf(string path, CancellationToken cancel = default)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }

    private static string ThumbnailPath(string path, int size) => size == 0 ? path : $"{path}.{size}";

    // There is nothing to move where the sender could see the file already: then no thumbnails are made anew.
    private static void AddThumbnail(string temporaryPath, string path)
    {
        if (!File.Exists(temporaryPath)) return;
        Disk.Sync(temporaryPath);
        File.Move(temporaryPath, path, overwrite: true);
    }

    private void Unprotect(string hash)
    {
        lock (gate) protectedHashes.Remove(hash);
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Hash();

    /// <summary>Keeps a file from being deleted until it is disposed of.</summary>
    internal sealed class Protection(FileStore store, string hash) : IDisposable
    {
        public void Dispose() => store.Unprotect(hash);
    }
}
