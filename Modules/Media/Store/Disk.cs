using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace OurWhats.Media.Store;

/// <summary>What .NET does not ask of the file system by itself: that names last too, one content under two names, and how full it is.</summary>
internal static partial class Disk
{
    private const int NoSpace = 28; // ENOSPC
    private const int QuotaExceeded = 122; // EDQUOT
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int SqliteFull = 13;

    /// <summary>Bytes that may still be written where a folder lies.</summary>
    public static long FreeBytes(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>True for what is thrown where a disk is full.</summary>
    public static bool IsFull(Exception exception) => exception switch
    {
        IOException io => io.HResult is NoSpace or QuotaExceeded or WindowsDiskFull,
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteFull,
        _ => exception.InnerException is { } inner && IsFull(inner),
    };

    /// <summary>Puts a file under a name besides its own; where the file system cannot, under that name only. Who has the name already keeps it.</summary>
    public static void Name(string path, string name)
    {
        if (File.Exists(name) || (!OperatingSystem.IsWindows() && link(path, name) == 0) || File.Exists(name)) return;
        File.Move(path, name);
    }

    /// <summary>Syncs a file that somebody has written.</summary>
    public static void Sync(string path)
    {
        using var file = File.OpenHandle(path, access: FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>Syncs a folder: the names in it are there after a power cut.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return; // which has no such thing
        using var opened = open(folder, 0);
        if (opened.IsInvalid || fsync(opened) != 0) throw new IOException($"{folder} cannot be synced.", Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int link(string path, string name);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(SafeFileHandle file);
}
