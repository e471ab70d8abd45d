using System.Collections.Concurrent;

namespace OurWhats.Media.Uploads;

/// <summary>One request at a time works on an upload. Who comes later takes over: the line of the one before is dead, or the person has given it up.</summary>
internal sealed class UploadLocks
{
    private readonly ConcurrentDictionary<(long Person, string Key), UploadLock> passages = new();

    /// <summary>Gets in once nobody else is.</summary>
    public async Task<UploadLock> Enter(long person, string key, CancellationToken cancel)
    {
        var upload = (person, key);
        UploadLock mine = new(passage => passages.TryRemove(new(upload, passage)));
        for (; ; )
        {
            var there = passages.GetOrAdd(upload, mine);
            if (there == mine) return mine;
            await there.GiveWay(cancel);
        }
    }
}

/// <summary>The right to work on an upload, until it is disposed of.</summary>
internal sealed class UploadLock(Action<UploadLock> leave) : IDisposable
{
    private readonly CancellationTokenSource stop = new(); // never disposed of: others may ask late
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Fires when somebody else wants in.</summary>
    public CancellationToken Stop => stop.Token;

    public async Task GiveWay(CancellationToken cancel)
    {
        await stop.CancelAsync();
        await over.Task.WaitAsync(cancel);
    }

    public void Dispose()
    {
        leave(this);
        over.TrySetResult();
    }
}
