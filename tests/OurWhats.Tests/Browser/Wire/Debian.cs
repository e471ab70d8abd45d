using System.Diagnostics;

namespace OurWhats.Tests.Browser.Wire;

/// <summary>Installs missing packages that tests need, as root on Debian; does nothing elsewhere.</summary>
internal static class Debian
{
    // Two at a time would find the package database locked.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <param name="packages">Their names, as apt-get takes them.</param>
    public static async Task Install(string packages)
    {
        if (!File.Exists("/etc/debian_version") || !Environment.IsPrivilegedProcess) return;
        var install = $"apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y {packages} >/dev/null";
        await Turn.WaitAsync();
        try
        {
            using var apt = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", install]))!;
            await apt.WaitForExitAsync();
        }
        finally
        {
            Turn.Release();
        }
    }
}
