namespace OurWhats.Media.Uploads;

/// <summary>The exclusive right to work on an upload, until it is disposed of.</summary>
internal sealed class UploadLock(Action<UploadLock> release) : IDisposable
{
    private readonly CancellationTokenSource takeover = new(); // never disposed of: others may still cancel it later
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Fires when another request wants the lock.</summary>
    public CancellationToken TakenOver => takeover.Token;

    /// <summary>Asks the holder to stop, and waits until it has released the lock.</summary>
    public async Task TakeOver(CancellationToken cancel)
    {
        await takeover.CancelAsync();
        await released.Task.WaitAsync(cancel);
    }

    public void Dispose()
    {
        release(this);
        released.TrySetResult();
    }
}
