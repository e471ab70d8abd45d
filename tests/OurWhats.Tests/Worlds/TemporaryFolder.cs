using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace OurWhats.Tests.Worlds;

/// <summary>
/// The only folder in which tests write, removed at the end of the run. It is in memory (tmpfs) if there is room,
/// unless TMPDIR is set. Tests kill processes but not the machine, so files in memory survive a kill too.
/// </summary>
internal static class TemporaryFolder
{
    private const string Memory = "/dev/shm";
    private const string Prefix = "ourwhats-tests-";
    private const long NeededBytes = 4L << 30;

    [ModuleInitializer]
    internal static void Choose()
    {
        if (OperatingSystem.IsWindows()) return;
        var root = Environment.GetEnvironmentVariable("TMPDIR") ?? (HasRoom() ? Memory : Path.GetTempPath());
        foreach (var old in Directory.EnumerateDirectories(root, Prefix + "*").Where(IsLeftOver)) Remove(old);
        var name = Prefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        Environment.SetEnvironmentVariable("TMPDIR", folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder);
    }

    /// <summary>Removes a folder, if it is there.</summary>
    public static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static bool HasRoom() => Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= NeededBytes;

    // Of a run that was killed.
    private static bool IsLeftOver(string folder)
    {
        try
        {
            var id = int.Parse(Path.GetFileName(folder)[Prefix.Length..], CultureInfo.InvariantCulture);
            using var process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
