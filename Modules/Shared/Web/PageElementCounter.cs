using System.Text;

namespace OurWhats.Shared.Web;

/// <summary>Counts elements and requests of a rendered page as EcoIndex does, in one pass over the HTML.</summary>
internal readonly record struct PageElementCounter(int Elements, int Requests, IReadOnlyList<string> Assets)
{
    private static ReadOnlySpan<byte> AssetPath => "\"/a/"u8;

    public static PageElementCounter Read(ReadOnlySpan<byte> html)
    {
        var (elements, pictures, drawing) = (0, 0, 0);
        HashSet<string> assets = [];
        for (var at = html.IndexOf((byte)'<'); at >= 0 && at + 1 < html.Length;)
        {
            var tag = html[(at + 1)..];
            var isEnd = tag[0] == '/';
            if (isEnd && tag.StartsWith("/svg"u8)) drawing--;
            if (drawing == 0 && char.IsAsciiLetterLower((char)tag[0])) elements++;
            if (tag.StartsWith("img "u8)) pictures++;
            if (tag.StartsWith("link "u8) || tag.StartsWith("script "u8)) AddAsset(tag, assets);
            if (tag.StartsWith("svg"u8)) drawing++;
            var next = tag.IndexOf((byte)'<');
            if (next < 0) break;
            at += 1 + next;
        }

        return new(elements, 1 + assets.Count + pictures, [.. assets]);
    }

    private static void AddAsset(ReadOnlySpan<byte> tag, HashSet<string> assets)
    {
        var end = tag.IndexOf((byte)'>');
        var start = tag.IndexOf(AssetPath);
        if (start < 0 || start > end) return;
        var address = tag[(start + 1)..];
        assets.Add(Encoding.ASCII.GetString(address[..address.IndexOf((byte)'"')]));
    }
}
