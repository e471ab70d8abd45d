using System.Security.Cryptography;
using System.Text;

namespace OurWhats.Shared.Web;

/// <summary>All assets as they were at one moment, at addresses that contain their hash.</summary>
internal sealed class AssetSet
{
    private readonly Dictionary<string, Asset> byAddress = [];
    private readonly Dictionary<string, string> addresses = [];

    /// <summary>Reads all files below the web root.</summary>
    public AssetSet(string root)
    {
        State = StateOf(root);
        foreach (var (name, path) in AssetSource.In(root))
        {
            var content = AssetSource.Read(path);
            var address = $"/a/{Convert.ToHexStringLower(SHA256.HashData(content))[..8]}{Path.GetExtension(path)}";
            addresses[name] = address;
            byAddress[address] = Asset.Of(path, content);
        }

        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(addresses.Values))))[..6];
    }

    public string Version { get; }

    /// <summary>Names and modification times of the files.</summary>
    public string State { get; }

    public string this[string name] => addresses[name];

    public Asset? At(string address) => byAddress.GetValueOrDefault(address);

    /// <summary>
    /// The current <see cref="State"/>; changes when a file below the web root is added, removed or written.
    /// </summary>
    public static string StateOf(string root) => string.Join('|',
        from file in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories)
        select $"{file.FullName} {file.LastWriteTimeUtc.Ticks}");
}
