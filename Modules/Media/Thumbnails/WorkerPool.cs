namespace OurWhats.Media.Thumbnails;

/// <summary>The worker processes, started on demand and reused.</summary>
internal sealed class WorkerPool : IDisposable
{
    private readonly Lock gate = new();
    private readonly HashSet<Worker> workers = [];
    private readonly Stack<Worker> idle = [];
    private bool isClosed;

    public IReadOnlyList<int> ProcessIds
    {
        get
        {
            lock (gate) return [.. workers.Select(worker => worker.ProcessId)];
        }
    }

    /// <summary>The idle worker that was used last, or a new one.</summary>
    public async Task<Worker> Acquire()
    {
        if (TakeIdle() is { } reused) return reused;
        var worker = await Worker.Start();
        lock (gate)
        {
            if (!isClosed)
            {
                workers.Add(worker);
                return worker;
            }
        }

        worker.Dispose();
        throw new ObjectDisposedException(nameof(WorkerPool));
    }

    /// <summary>Returns a worker after its work; a dead one is removed.</summary>
    public void Release(Worker worker)
    {
        lock (gate)
        {
            if (worker.IsAlive && !isClosed) idle.Push(worker);
            else Remove(worker);
        }
    }

    /// <summary>Kills all workers, including busy ones.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            foreach (var worker in workers.ToList()) Remove(worker);
        }
    }

    private Worker? TakeIdle()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            while (idle.TryPop(out var worker))
            {
                if (worker.IsAlive) return worker;
                Remove(worker);
            }
        }

        return null;
    }

    private void Remove(Worker worker)
    {
        if (workers.Remove(worker)) worker.Dispose();
    }
}
