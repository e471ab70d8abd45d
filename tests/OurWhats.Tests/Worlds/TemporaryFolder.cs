using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace OurWhats.Tests.Worlds;

/// <summary>
/// Where all that tests write lies while they run: in memory where the system has a file system there (tmpfs), as waiting for
/// a disk takes much of their time. What they kill are processes, not machines: the files outlive them all the same.
/// </summary>
internal static class TemporaryFolder
{
    private const string Memory = "/dev/shm";
    private const string Prefix = "ourwhats-tests-";
    private const long NeededBytes = 4L << 30;

    [ModuleInitializer]
    internal static void Choose()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("TMPDIR") is not null || !HasRoom()) return;
        foreach (var old in Directory.EnumerateDirectories(Memory, Prefix + "*").Where(IsLeftOver)) Remove(old);
        var folder = Directory.CreateDirectory(Path.Combine(Memory, Prefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        Environment.SetEnvironmentVariable("TMPDIR", folder.FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder.FullName);
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
            using var process = Process.GetProcessById(int.Parse(folder[(Memory.Length + 1 + Prefix.Length)..], CultureInfo.InvariantCulture));
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
