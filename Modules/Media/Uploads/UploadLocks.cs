using System.Collections.Concurrent;

namespace OurWhats.Media.Uploads;

/// <summary>
/// Lets one request at a time work on an upload. A later request takes over: the connection of the one before is dead, or
/// the person has given it up.
/// </summary>
internal sealed class UploadLocks
{
    private readonly ConcurrentDictionary<(long Person, string Key), UploadLock> locks = new();

    /// <summary>Acquires the lock of an upload; asks the request that holds it to stop, and waits until it has.</summary>
    public async Task<UploadLock> Acquire(long person, string key, CancellationToken cancel)
    {
        var upload = (person, key);
        UploadLock mine = new(released => locks.TryRemove(new(upload, released)));
        for (; ; )
        {
            var held = locks.GetOrAdd(upload, mine);
            if (held == mine) return mine;
            await held.TakeOver(cancel);
        }
    }
}
