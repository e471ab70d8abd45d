using System.Diagnostics;

namespace OurWhats.Bench.Pictures;

/// <summary>Real photographs, and the programs beside which we stand, from Debian's packages.</summary>
internal static class Photographs
{
    private const string Folder = "/usr/share/backgrounds/mate/nature";

    private static readonly string[] Needed = [Folder, "/usr/bin/vipsthumbnail", "/usr/bin/convert"];

    /// <summary>The photographs (JPEG); none where something is missing that cannot be installed here.</summary>
    public static async Task<IReadOnlyList<string>> Find()
    {
        if (!Needed.All(Path.Exists)) await Install();
        return Needed.All(Path.Exists) ? [.. Directory.EnumerateFiles(Folder, "*.jpg").Order(StringComparer.Ordinal)] : [];
    }

    private static async Task Install()
    {
        if (!File.Exists("/etc/debian_version") || !Environment.IsPrivilegedProcess) return;
        using var apt = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends mate-backgrounds libvips-tools imagemagick"]))!;
        await apt.WaitForExitAsync();
    }
}
