namespace OurWhats.Shared.Data;

/// <summary>A write in the queue. Either the queue takes it or its caller withdraws it, never both.</summary>
internal sealed class QueuedWrite(Func<GroupCommit, Task> write)
{
    private static readonly AsyncLocal<QueuedWrite?> Current = new();

    // The write runs in its caller's context (language), on whichever thread.
    private readonly ExecutionContext context = ExecutionContext.Capture()!;
    private readonly TaskCompletionSource stored = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int isOver;
    private bool isRunning;

    /// <summary>True if the current asynchronous flow runs inside a write.</summary>
    public static bool IsInside => Current.Value is { isRunning: true };

    /// <summary>Completes when the write is on disk; fails if it could not be stored.</summary>
    public Task Stored => stored.Task;

    public bool IsTaken() => Interlocked.Exchange(ref isOver, 1) == 0;

    public void Withdraw(CancellationToken cancel)
    {
        if (IsTaken()) stored.SetCanceled(cancel);
    }

    public Task Run(GroupCommit batch)
    {
        var running = Task.CompletedTask;
        ExecutionContext.Run(context, _ => running = RunHere(batch), null);
        return running;
    }

    /// <param name="trouble">Exception of the action after the commit, or null.</param>
    public void Succeed(Exception? trouble)
    {
        if (trouble is null) stored.SetResult();
        else stored.SetException(trouble);
    }

    public void Fail(Exception why) => stored.SetException(why);

    private async Task RunHere(GroupCommit batch)
    {
        (Current.Value, isRunning) = (this, true);
        try
        {
            await write(batch);
        }
        finally
        {
            isRunning = false; // flows that it started may write from now on
        }
    }
}
