using System.ComponentModel;
using System.Diagnostics;

namespace OurWhats.Media.Thumbnails;

/// <summary>
/// What a process may take for one picture, from the moment at which it is given it. The processor's own time counts, not
/// the clock's: a picture is no worse on a machine that is busy with other things.
/// </summary>
internal sealed class WorkerLimits
{
    /// <summary>Of the processor's time.</summary>
    public const int MostSeconds = 5;

    /// <summary>By the clock, while it neither works nor waits for a processor.</summary>
    public const int MostIdleSeconds = 10;

    /// <summary>Resident memory.</summary>
    public const long MostBytes = 400 << 20;

    private readonly Process process;
    private readonly TimeProvider clock;
    private readonly TimeSpan before;
    private TimeSpan last;
    private long lastDoing;

    public WorkerLimits(Process process, TimeProvider clock)
    {
        (this.process, this.clock) = (process, clock);
        lastDoing = clock.GetTimestamp();
        before = last = Used().Time;
    }

    /// <summary>What it took too much of; null while it may go on.</summary>
    public string? Passed()
    {
        var (time, bytes) = Used();
        if (bytes > MostBytes) return "took too much memory";
        if ((time - before).TotalSeconds > MostSeconds) return "took too long";
        if (time > last || IsDue()) (last, lastDoing) = (time, clock.GetTimestamp());
        return clock.GetElapsedTime(lastDoing).TotalSeconds > MostIdleSeconds ? "did nothing any more" : null;
    }

    // Ready to work as soon as a processor is free, however long the others keep it.
    private bool IsDue()
    {
        try
        {
            return process.Threads.Cast<ProcessThread>().Any(thread => thread.ThreadState is System.Diagnostics.ThreadState.Running or System.Diagnostics.ThreadState.Ready);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            return false; // it has just ended
        }
    }

    private (TimeSpan Time, long Bytes) Used()
    {
        try
        {
            process.Refresh();
            return (process.TotalProcessorTime, process.WorkingSet64);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            return default; // it has just ended, which its output will say
        }
    }
}
