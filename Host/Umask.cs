using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace OurWhats.Host;

/// <summary>What files and folders that this process and its workers create deny to others, whoever starts it.</summary>
internal static partial class Umask
{
    // Groups and others get nothing: files are 600, folders 700.
    private const uint GroupAndOthers = 0x3F;

    /// <summary>Sets it. Call it before any file is created.</summary>
    [UnsupportedOSPlatform("windows")]
    public static void Tighten() => _ = umask(GroupAndOthers);

    [LibraryImport("libc")]
    private static partial uint umask(uint mask);
}
