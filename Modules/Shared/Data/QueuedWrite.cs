namespace OurWhats.Shared.Data;

/// <summary>A write that waits for its turn: it is taken by the queue or withdrawn by its caller, never both.</summary>
internal sealed class QueuedWrite(Func<GroupCommit, Task> write)
{
    private static readonly AsyncLocal<QueuedWrite?> Current = new();

    // So that it runs in its caller's language, whichever thread runs it.
    private readonly ExecutionContext context = ExecutionContext.Capture()!;
    private readonly TaskCompletionSource stored = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int isOver;
    private bool isRunning;

    /// <summary>True where this very flow, or the one that started it, is a write under way.</summary>
    public static bool IsInside => Current.Value is { isRunning: true };

    /// <summary>Ends when the write is on the disk; throws when it is not and will never be.</summary>
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

    /// <param name="trouble">What went wrong after the commit, if anything did.</param>
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
            isRunning = false; // what it started may write from now on
        }
    }
}
