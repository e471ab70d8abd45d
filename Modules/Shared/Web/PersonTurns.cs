namespace OurWhats.Shared.Web;

/// <summary>
/// Lets a person do something only so many times at once; their further requests wait, in order of arrival. So much work
/// of one person never stands before that of others.
/// </summary>
/// <param name="atOnce">The most at once of one person.</param>
public class PersonTurns(int atOnce)
{
    private readonly Dictionary<long, Queue> queues = [];
    private readonly Lock gate = new();

    /// <summary>Waits for a turn, which lasts until the result is disposed.</summary>
    public async Task<IDisposable> Take(long person, CancellationToken cancel)
    {
        var queue = Enter(person);
        try
        {
            await queue.Turns.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            Leave(person, queue);
            throw;
        }

        return new Turn(() =>
        {
            queue.Turns.Release();
            Leave(person, queue);
        });
    }

    private Queue Enter(long person)
    {
        lock (gate)
        {
            if (!queues.TryGetValue(person, out var queue)) queues[person] = queue = new(new(atOnce));
            queue.Count++;
            return queue;
        }
    }

    private void Leave(long person, Queue queue)
    {
        lock (gate)
        {
            if (--queue.Count == 0) queues.Remove(person);
        }
    }

    // A semaphore without a wait handle, which is what there would be to dispose of, needs no disposal.
    private sealed record Queue(SemaphoreSlim Turns)
    {
        public int Count { get; set; }
    }

    private sealed class Turn(Action end) : IDisposable
    {
        private Action? end = end;

        public void Dispose() => Interlocked.Exchange(ref end, null)?.Invoke();
    }
}
