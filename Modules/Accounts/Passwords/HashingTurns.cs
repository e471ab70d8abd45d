using System.Runtime.InteropServices;

namespace OurWhats.Accounts.Passwords;

/// <summary>
/// Lets passwords be hashed on half of the processors at most, in order of arrival, by threads that give way to others.
/// A hash is slow on purpose, and many at once would leave nothing for those who are signed in.
/// </summary>
internal sealed partial class HashingTurns : IDisposable
{
    // Of "nice": the kernel then gives the thread a tenth of what it gives others.
    private const int Niceness = 10;

    private readonly SemaphoreSlim turns = new(MostAtOnce);
    private int running;
    private int most;

    /// <summary>The most at once.</summary>
    public static int MostAtOnce => Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>The most that ran at once so far, for tests.</summary>
    public int Most => Volatile.Read(ref most);

    /// <summary>Waits for a turn, then hashes or verifies.</summary>
    public async Task<T> Run<T>(Func<T> hash, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        try
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            return await OnThreadOfItsOwn(hash);
        }
        finally
        {
            Interlocked.Decrement(ref running);
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    // The threads that answer requests are as many as processors at first: none of them should be away for so long. And
    // what follows goes on on one of them.
    private static Task<T> OnThreadOfItsOwn<T>(Func<T> hash) => Task.Factory.StartNew(
        () =>
        {
            GiveWay();
            return hash();
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning | TaskCreationOptions.RunContinuationsAsynchronously,
        TaskScheduler.Default);

    // .NET's thread priorities mean nothing to Linux. Where it does not work, hashing is as urgent as anything else.
    private static void GiveWay()
    {
        if (OperatingSystem.IsLinux()) _ = SetPriority(which: 0, who: 0, Niceness);
    }

    // For Linux, the process 0 is the thread that asks.
    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int niceness);
}
