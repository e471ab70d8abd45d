using System.Collections.Concurrent;

namespace OurWhats.Shared.Journal;

/// <summary>
/// In memory, per person: the number of the last journal entry that changed something they can see. It is the ETag of
/// their pages and of the poll. It needs no storage: after a restart everybody starts at the journal's last entry.
/// </summary>
public sealed class Pulse
{
    // A person with more pages waiting than this is answered on the oldest one.
    private const int MostWaiters = 50;

    private readonly ConcurrentDictionary<long, Beat> beats = new();
    private long start;

    /// <summary>The version of what the person can see now.</summary>
    public long Of(long person) => beats.TryGetValue(person, out var beat) ? beat.Version : start;

    /// <summary>
    /// Waits until the version differs from <paramref name="seen"/>, at most for <paramref name="hold"/>. Changes that came
    /// from the tab itself do not end the wait: they advance what it has seen.
    /// </summary>
    public async Task<WaitResult> Wait(long person, long seen, string? tab, TimeSpan hold, CancellationToken cancel)
    {
        var beat = beats.GetOrAdd(person, _ => new Beat(start));
        if (hold == TimeSpan.Zero || beat.Enter(seen, tab) is not { } waiter) return beat.Since(seen);
        // The end of the hold is as good an answer as news, so nothing is thrown.
        await waiter.Woken.Task.WaitAsync(hold, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return beat.Leave(waiter);
    }

    internal void StartAt(long entry) => start = entry;

    internal void Move(Change change)
    {
        foreach (var person in change.Audience)
        {
            var tab = person == change.Actor ? change.Tab : null;
            beats.GetOrAdd(person, _ => new Beat(start)).Move(change.Entry, tab);
        }
    }

    /// <summary>What a tab learns.</summary>
    /// <param name="Seen">The version that it has seen.</param>
    /// <param name="Now">The version now: the same when nothing else happened.</param>
    /// <param name="Before">The version before that.</param>
    public readonly record struct WaitResult(long Seen, long Now, long Before)
    {
        /// <summary>True when nothing else happened.</summary>
        public bool IsNothing => Seen == Now;

        /// <summary>True when one journal entry is all that happened, the one of the version now.</summary>
        public bool IsOneEntry => Seen == Before && Now > Before;
    }

    /// <summary>Something happened: who can see it, and in which tab of whom it was done.</summary>
    internal readonly record struct Change(IReadOnlyCollection<long> Audience, long Entry, long Actor, string? Tab);

    private sealed class Waiter(long seen, string? tab)
    {
        public long Seen { get; set; } = seen;
        public string? Tab { get; } = tab;
        public TaskCompletionSource Woken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Beat(long version)
    {
        private readonly Lock gate = new();
        private readonly List<Waiter> waiters = [];
        private long version = version;
        private long before = version;

        public long Version => Volatile.Read(ref version);

        public Waiter? Enter(long seen, string? tab)
        {
            lock (gate)
            {
                if (version != seen) return null;
                if (waiters.Count >= MostWaiters)
                {
                    waiters[0].Woken.TrySetResult();
                    waiters.RemoveAt(0);
                }

                var waiter = new Waiter(seen, tab);
                waiters.Add(waiter);
                return waiter;
            }
        }

        public WaitResult Leave(Waiter waiter)
        {
            lock (gate)
            {
                waiters.Remove(waiter);
                return new(waiter.Seen, version, before);
            }
        }

        public WaitResult Since(long seen)
        {
            lock (gate) return new(seen, version, before);
        }

        public void Move(long entry, string? tab)
        {
            lock (gate)
            {
                foreach (var waiter in waiters)
                {
                    if (tab is not null && waiter.Tab == tab && waiter.Seen == version) waiter.Seen = entry;
                    else waiter.Woken.TrySetResult();
                }
                if (entry > version) (before, version) = (version, entry);
            }
        }
    }
}
