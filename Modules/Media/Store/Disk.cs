using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace OurWhats.Media.Store;

/// <summary>File system calls missing in .NET (syncing a folder, hard links) and detection of a full disk.</summary>
internal static partial class Disk
{
    private const int NoSpace = 28; // ENOSPC
    private const int QuotaExceeded = 122; // EDQUOT
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int SqliteFull = 13;

    /// <summary>Free bytes on the disk of a folder.</summary>
    public static long FreeBytes(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>True if the exception means that the disk or the process's disk quota is full.</summary>
    public static bool IsFull(Exception exception) => exception switch
    {
        IOException io => io.HResult is NoSpace or QuotaExceeded or WindowsDiskFull,
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteFull,
        _ => exception.InnerException is { } inner && IsFull(inner),
    };

    /// <summary>
    /// Makes a hard link at a second path, or moves the file if the file system has no links. An existing file at the
    /// second path stays.
    /// </summary>
    public static void Link(string path, string secondPath)
    {
        if (File.Exists(secondPath)) return;
        if (!OperatingSystem.IsWindows() && link(path, secondPath) == 0) return;
        if (File.Exists(secondPath)) return; // another request was faster
        File.Move(path, secondPath);
    }

    /// <summary>Syncs a file written by another process.</summary>
    public static void Sync(string path)
    {
        using var file = File.OpenHandle(path, access: FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>Syncs a folder, so that the names in it survive a power cut.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return; // it cannot sync folders
        using var opened = open(folder, 0);
        if (!opened.IsInvalid && fsync(opened) == 0) return;
        throw new IOException($"{folder} cannot be synced.", Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int link(string path, string secondPath);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(SafeFileHandle file);
}
