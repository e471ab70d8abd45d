using System.ComponentModel;
using System.Diagnostics;
using ThreadState = System.Diagnostics.ThreadState;

namespace OurWhats.Media.Thumbnails;

/// <summary>
/// What a worker process may use for one picture, counted from the creation of this object. Processor time counts, not the
/// clock: on a machine that is busy with other things the same pictures pass.
/// </summary>
internal sealed class WorkerLimits
{
    /// <summary>Processor time.</summary>
    public const int MostSeconds = 5;

    /// <summary>Time by the clock in which it neither works nor waits for a processor.</summary>
    public const int MostIdleSeconds = 5;

    /// <summary>Resident memory.</summary>
    public const long MostBytes = 400 << 20;

    private readonly Process process;
    private readonly TimeProvider clock;
    private readonly TimeSpan timeBefore;
    private TimeSpan lastTime;
    private long lastActive;

    public WorkerLimits(Process process, TimeProvider clock)
    {
        (this.process, this.clock) = (process, clock);
        lastActive = clock.GetTimestamp();
        timeBefore = lastTime = Used().Time;
    }

    /// <summary>Which limit the process exceeds, as a reason to log; null while it may go on.</summary>
    public string? Exceeded()
    {
        var (time, bytes) = Used();
        if (bytes > MostBytes) return "took too much memory";
        if ((time - timeBefore).TotalSeconds > MostSeconds) return "took too long";
        if (time > lastTime || IsRunnable()) (lastTime, lastActive) = (time, clock.GetTimestamp());
        return clock.GetElapsedTime(lastActive).TotalSeconds > MostIdleSeconds ? "did nothing any more" : null;
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
            return default; // it has just ended, which the end of its output will tell
        }
    }

    // It would work if the other programs left it a processor.
    private bool IsRunnable()
    {
        try
        {
            return process.Threads.Cast<ProcessThread>()
                .Any(thread => thread.ThreadState is ThreadState.Running or ThreadState.Ready);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            return false; // it has just ended
        }
    }
}
