using System.Security.Cryptography;
using System.Text;

namespace OurWhats.Shared.Web;

/// <summary>All assets of one moment, under addresses that hold their hash.</summary>
internal sealed class AssetSet
{
    private readonly Dictionary<string, Asset> byAddress = [];
    private readonly Dictionary<string, string> addresses = [];

    /// <summary>Reads everything below the web root.</summary>
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

    /// <summary>Which files were read, and when they were written.</summary>
    public string State { get; }

    public string this[string name] => addresses[name];

    public Asset? At(string address) => byAddress.GetValueOrDefault(address);

    /// <summary>Changes whenever a file below the web root comes, goes or is written.</summary>
    public static string StateOf(string root) => string.Join('|',
        from file in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories)
        select $"{file.FullName} {file.LastWriteTimeUtc.Ticks}");
}
