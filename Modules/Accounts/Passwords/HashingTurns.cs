namespace OurWhats.Accounts.Passwords;

/// <summary>
/// Lets passwords be hashed on half of the processors at most, in order of arrival. A hash is slow on purpose, and many
/// at once would leave nothing for those who are signed in.
/// </summary>
internal sealed class HashingTurns : IDisposable
{
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
            return hash();
        }
        finally
        {
            Interlocked.Decrement(ref running);
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();
}
