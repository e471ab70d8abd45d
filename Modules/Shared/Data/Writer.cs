namespace OurWhats.Shared.Data;

/// <summary>
/// The single-writer gate: one write at a time in the process, in order of arrival. It also hands out journal
/// numbers, which is safe because only the holder of the gate asks.
/// </summary>
public sealed class Writer : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>Number of the newest journal entry.</summary>
    public long LastEntry { get; internal set; }

    internal Task Enter(CancellationToken cancel) => gate.WaitAsync(cancel);

    internal void Leave() => gate.Release();

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
