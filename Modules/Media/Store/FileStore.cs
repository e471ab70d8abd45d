using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using OurWhats.Shared.Storage;

namespace OurWhats.Media.Store;

/// <summary>
/// The files on disk: originals named by their hash, thumbnails beside them, and uploads in progress in "tmp".
/// </summary>
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

    public string TemporaryPathOf(string uploadKey) => Path.Combine(TemporaryFolder, uploadKey);

    /// <summary>The path of a stored file, or of one of its thumbnails.</summary>
    /// <param name="hash">SHA-256 of its content, 64 hexadecimal digits.</param>
    /// <param name="size">The thumbnail's longer side in pixels; 0 for the file itself.</param>
    public string PathOf(string hash, int size = 0) => ThumbnailPath(Path.Combine(Folder, hash[..2], hash[2..]), size);

    /// <summary>Protects the file with this hash from deletion until the result is disposed.</summary>
    public Protection Protect(string hash)
    {
        lock (gate) protectedHashes.Add(hash);
        return new(this, hash);
    }

    /// <summary>
    /// Stores a complete, synced upload under its hash. It also keeps its temporary path until
    /// <see cref="DropTemporary"/>, so that a crash in between loses nothing.
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

    /// <summary>Syncs the names of a stored file's thumbnails, which the worker has synced.</summary>
    public void Sync(string hash) => Disk.SyncFolder(Path.GetDirectoryName(PathOf(hash))!);

    /// <summary>Deletes an upload's temporary files, whether it was stored or abandoned.</summary>
    public void DropTemporary(string uploadKey)
    {
        foreach (var path in Directory.EnumerateFiles(TemporaryFolder, uploadKey + "*")) File.Delete(path);
    }

    /// <summary>Deletes a file with its thumbnails, unless it is protected by an upload of the same content.</summary>
    public void Delete(string hash)
    {
        lock (gate)
        {
            if (protectedHashes.Contains(hash)) return;
            if (Path.GetDirectoryName(PathOf(hash)) is not { } folder || !Directory.Exists(folder)) return;
            foreach (var path in Directory.EnumerateFiles(folder, hash[2..] + "*")) File.Delete(path);
        }
    }

    /// <summary>All files on disk, with the hash from the name and the size in pixels; 0 for an original.</summary>
    public IEnumerable<(string Path, string Hash, int Size)> All() =>
        from folder in Directory.EnumerateDirectories(Folder)
        where folder != TemporaryFolder
        from path in Directory.EnumerateFiles(folder)
        let name = Path.GetFileName(path).Split('.')
        let size = name.Length > 1 && int.TryParse(name[1], CultureInfo.InvariantCulture, out var pixels) ? pixels : 0
        select (path, Path.GetFileName(folder) + name[0], size);

    /// <summary>True for 64 lower-case hexadecimal digits.</summary>
    public static bool IsHash(string text) => Hash().IsMatch(text);

    /// <summary>SHA-256 of a file, in 64 hexadecimal digits.</summary>
    public static async Task<string> HashOf(string path, CancellationToken cancel = default)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }

    private static string ThumbnailPath(string path, int size) => size == 0 ? path : $"{path}.{size}";

    // There is no new thumbnail if the sender could already see the same file.
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

    /// <summary>Protects a file from deletion until it is disposed.</summary>
    internal sealed class Protection(FileStore store, string hash) : IDisposable
    {
        public void Dispose() => store.Unprotect(hash);
    }
}
