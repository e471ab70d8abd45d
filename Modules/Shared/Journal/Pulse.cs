using System.Collections.Concurrent;

namespace OurWhats.Shared.Journal;

/// <summary>
/// For each person, the number of the last journal entry that changed something they can see. It is the ETag of their
/// pages and of the poll. It is kept in memory only: after a restart everybody starts at the last entry.
/// </summary>
public sealed class Pulse
{
    /// <summary>The number of a person's polls that a change wakes. Further ones wait without being woken.</summary>
    internal const int MostWoken = 50;

    // Longest wait of a poll that no change wakes.
    private static readonly TimeSpan UnwokenHold = TimeSpan.FromSeconds(25);

    private readonly ConcurrentDictionary<long, Beat> beats = new();
    private long start;

    /// <summary>Number of waits that were ended by a change since the start.</summary>
    internal long WakeUps => beats.Values.Sum(beat => beat.WakeUps);

    /// <summary>The current version of everything that the person can see.</summary>
    public long Of(long person) => beats.TryGetValue(person, out var beat) ? beat.Version : start;

    /// <summary>
    /// Waits until the version differs from <paramref name="seen"/>. Changes made in the same tab do not end the wait,
    /// but advance the version that the tab has seen. If many pages of the person are waiting already, a change does not
    /// end the wait, which is short then. Nothing ever ends the wait of another page.
    /// </summary>
    /// <param name="person">Key of the person.</param>
    /// <param name="seen">The version that the page shows.</param>
    /// <param name="tab">The waiting browser tab, or null if unknown.</param>
    /// <param name="hold">The longest wait; zero to return at once.</param>
    /// <param name="cancel">Ends the wait early, without an exception.</param>
    public Task<WaitResult> Wait(long person, long seen, string? tab, TimeSpan hold, CancellationToken cancel) =>
        Wait(person, new Waiter(seen, tab, isStream: false), hold, cancel);

    /// <summary>
    /// Waits for a stream. Every change ends the wait, because the number of a person's streams is limited already.
    /// </summary>
    /// <inheritdoc cref="Wait(long, long, string?, TimeSpan, CancellationToken)"/>
    public Task<WaitResult> Follow(long person, long seen, string? tab, TimeSpan hold, CancellationToken cancel) =>
        Wait(person, new Waiter(seen, tab, isStream: true), hold, cancel);

    private async Task<WaitResult> Wait(long person, Waiter waiter, TimeSpan hold, CancellationToken cancel)
    {
        var beat = beats.GetOrAdd(person, _ => new Beat(start));
        if (hold == TimeSpan.Zero || !beat.TryEnter(waiter)) return beat.Since(waiter.Seen);
        if (!waiter.IsWoken && hold > UnwokenHold) hold = UnwokenHold;
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

    private sealed class Waiter(long seen, string? tab, bool isStream)
    {
        public long Seen { get; set; } = seen;
        public string? Tab { get; } = tab;
        public bool IsStream { get; } = isStream;
        public bool IsWoken { get; set; } = isStream;
        public TaskCompletionSource Woken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Beat(long version)
    {
        private readonly Lock gate = new();
        private readonly HashSet<Waiter> waiters = [];
        private long version = version;
        private long before = version;
        private int wokenPolls;
        private long wakeUps;

        public long Version => Volatile.Read(ref version);

        public long WakeUps => Volatile.Read(ref wakeUps);

        // False if the page has not seen everything, so that there is nothing to wait for.
        public bool TryEnter(Waiter waiter)
        {
            lock (gate)
            {
                if (version != waiter.Seen) return false;
                if (!waiter.IsStream && wokenPolls < MostWoken)
                {
                    waiter.IsWoken = true;
                    wokenPolls++;
                }

                waiters.Add(waiter);
                return true;
            }
        }

        public WaitResult Leave(Waiter waiter)
        {
            lock (gate)
            {
                waiters.Remove(waiter);
                if (waiter is { IsStream: false, IsWoken: true }) wokenPolls--;
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
                    else if (waiter.IsWoken && waiter.Woken.TrySetResult()) wakeUps++;
                }
                if (entry > version) (before, version) = (version, entry);
            }
        }
    }
}
