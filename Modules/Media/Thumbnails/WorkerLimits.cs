using System.ComponentModel;
using System.Diagnostics;
using ThreadState = System.Diagnostics.ThreadState;

namespace OurWhats.Media.Thumbnails;

/// <summary>
/// Limits for a worker's work on one picture, counted from the creation of this object. Processor time is limited
/// instead of elapsed time, so that a busy machine does not change which pictures succeed.
/// </summary>
internal sealed class WorkerLimits
{
    /// <summary>Processor time, in seconds.</summary>
    public const int MostSeconds = 5;

    /// <summary>Elapsed time, in seconds, in which the process neither runs nor waits for a processor.</summary>
    public const int MostIdleSeconds = 5;

    /// <summary>Resident memory, in bytes.</summary>
    public const long MostBytes = 400 << 20;

    /// <summary>The reason that lies in the machine: it was stopped, or waits for a disk.</summary>
    public const string Idle = "did nothing any more";

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

    /// <summary>The limit that the process exceeds, as a reason for the log; null if none.</summary>
    public string? Exceeded()
    {
        var (time, bytes) = Used();
        if (bytes > MostBytes) return "took too much memory";
        if ((time - timeBefore).TotalSeconds > MostSeconds) return "took too long";
        if (time > lastTime || IsRunnable()) (lastTime, lastActive) = (time, clock.GetTimestamp());
        return clock.GetElapsedTime(lastActive).TotalSeconds > MostIdleSeconds ? Idle : null;
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
            return default; // it has just ended, as the end of its output will show
        }
    }

    // True if it runs or waits for a processor: on a busy machine it is not idle by choice.
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
