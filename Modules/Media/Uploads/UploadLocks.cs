using System.Collections.Concurrent;

namespace OurWhats.Media.Uploads;

/// <summary>
/// Gives one request at a time access to an upload. A later request takes over, because it means that the earlier one's
/// connection is dead or that the person has given it up.
/// </summary>
internal sealed class UploadLocks
{
    private readonly ConcurrentDictionary<(long Person, string Key), UploadLock> locks = new();

    /// <summary>Acquires the lock of an upload. If another request holds it, asks it to stop and waits.</summary>
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
