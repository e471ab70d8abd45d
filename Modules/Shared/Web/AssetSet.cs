using System.Security.Cryptography;
using System.Text;

namespace OurWhats.Shared.Web;

/// <summary>All assets as they were at one moment, at addresses that contain their names and hashes.</summary>
internal sealed class AssetSet
{
    private readonly Dictionary<string, Asset> byName = [];
    private readonly Dictionary<string, string> addresses = [];

    /// <summary>Reads all files below the web root.</summary>
    public AssetSet(string root)
    {
        State = StateOf(root);
        foreach (var (file, path) in AssetSource.In(root))
        {
            var (name, content) = (AssetAddress.NameOf(path), AssetSource.Read(path));
            var hash = AssetAddress.HashOf(content);
            byName.Add(name, Asset.Of(path, content, hash));
            addresses[file] = "/a/" + AssetAddress.Of(name, hash);
        }

        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(addresses.Values))))[..6];
    }

    public string Version { get; }

    /// <summary>Names and modification times of the files.</summary>
    public string State { get; }

    public string this[string file] => addresses[file];

    /// <summary>The asset with the name in an address's file name, whatever its hash.</summary>
    public Asset? Find(string fileName) =>
        AssetAddress.NameIn(fileName) is { } name ? byName.GetValueOrDefault(name) : null;

    /// <summary>
    /// The current <see cref="State"/>; changes when a file below the web root is added, removed or written.
    /// </summary>
    public static string StateOf(string root) => string.Join('|',
        from file in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories)
        select $"{file.FullName} {file.LastWriteTimeUtc.Ticks}");
}
