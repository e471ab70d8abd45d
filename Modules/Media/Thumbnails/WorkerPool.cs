namespace OurWhats.Media.Thumbnails;

/// <summary>The workers that there are: started when they are needed, kept while they behave.</summary>
internal sealed class WorkerPool : IDisposable
{
    private readonly Lock gate = new();
    private readonly HashSet<Worker> workers = [];
    private readonly Stack<Worker> idle = [];
    private bool isClosed;

    /// <summary>The processes, for whoever watches them.</summary>
    public IReadOnlyList<int> ProcessIds
    {
        get
        {
            lock (gate) return [.. workers.Select(worker => worker.ProcessId)];
        }
    }

    /// <summary>One who waits, the last to have worked first, or a new one.</summary>
    public async Task<Worker> Hire()
    {
        if (Waiting() is { } waiting) return waiting;
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

    /// <summary>Takes one back after its work; one who is no more is cleared away.</summary>
    public void Release(Worker worker)
    {
        lock (gate)
        {
            if (worker.IsAlive && !isClosed) idle.Push(worker);
            else Dismiss(worker);
        }
    }

    /// <summary>Ends all of them, whatever they do.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            foreach (var worker in workers.ToList()) Dismiss(worker);
        }
    }

    private Worker? Waiting()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            while (idle.TryPop(out var worker))
            {
                if (worker.IsAlive) return worker;
                Dismiss(worker);
            }
        }

        return null;
    }

    private void Dismiss(Worker worker)
    {
        if (workers.Remove(worker)) worker.Dispose();
    }
}
