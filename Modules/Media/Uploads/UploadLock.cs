namespace OurWhats.Media.Uploads;

/// <summary>Exclusive access to an upload, until disposed.</summary>
internal sealed class UploadLock(Action<UploadLock> release) : IDisposable
{
    private readonly CancellationTokenSource takeover = new(); // never disposed, because others may cancel it later
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Cancelled when another request wants the lock.</summary>
    public CancellationToken TakenOver => takeover.Token;

    /// <summary>Asks the holder to stop and waits until the lock is released.</summary>
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
