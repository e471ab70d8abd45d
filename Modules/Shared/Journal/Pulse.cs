using System.Collections.Concurrent;

namespace OurWhats.Shared.Journal;

/// <summary>
/// For each person, the number of the last journal entry that changed something they can see. It is the ETag of their
/// pages and of the poll. It is kept in memory only: after a restart everybody starts at the last entry.
/// </summary>
public sealed class Pulse
{
    // A person with more open pages than this gets an early answer on the oldest one.
    private const int MostWaiters = 50;

    private readonly ConcurrentDictionary<long, Beat> beats = new();
    private long start;

    /// <summary>The current version of everything that the person can see.</summary>
    public long Of(long person) => beats.TryGetValue(person, out var beat) ? beat.Version : start;

    /// <summary>
    /// Waits until the version differs from <paramref name="seen"/>. Changes made in the same tab do not end the wait,
    /// but advance the version that the tab has seen.
    /// </summary>
    /// <param name="person">Key of the person.</param>
    /// <param name="seen">The version that the page shows.</param>
    /// <param name="tab">The waiting browser tab, or null if unknown.</param>
    /// <param name="hold">The longest wait; zero to return at once.</param>
    /// <param name="cancel">Ends the wait early, without an exception.</param>
    public async Task<WaitResult> Wait(long person, long seen, string? tab, TimeSpan hold, CancellationToken cancel)
    {
        var beat = beats.GetOrAdd(person, _ => new Beat(start));
        if (hold == TimeSpan.Zero || beat.Enter(seen, tab) is not { } waiter) return beat.Since(seen);
        // A timeout or cancellation is a normal result here, so neither throws.
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

    /// <summary>Result of a wait.</summary>
    /// <param name="Seen">The version that the tab has seen, including its own changes.</param>
    /// <param name="Now">The current version; equal to <paramref name="Seen"/> if nothing else happened.</param>
    /// <param name="Before">The version before the current one.</param>
    public readonly record struct WaitResult(long Seen, long Now, long Before)
    {
        /// <summary>True if nothing else happened.</summary>
        public bool IsNothing => Seen == Now;

        /// <summary>True if exactly one journal entry, number <see cref="Now"/>, happened.</summary>
        public bool IsOneEntry => Seen == Before && Now > Before;
    }

    /// <summary>A change: the people who can see it, its entry, and the person and tab that made it.</summary>
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
