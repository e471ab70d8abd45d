using System.ComponentModel;
using System.Diagnostics;

namespace OurWhats.Media.Pictures;

/// <summary>What a process may take for one picture, from the moment at which it is given it.</summary>
internal sealed class Allowance
{
    /// <summary>Of the processor's time; and by the clock while it does nothing at all.</summary>
    public const int MostSeconds = 5;

    /// <summary>By the clock, on a machine that is busy with other things.</summary>
    public const int MostSecondsWhateverHappens = 20;

    /// <summary>Resident memory.</summary>
    public const long MostBytes = 400 << 20;

    private readonly Process process;
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly TimeSpan before;
    private TimeSpan last;
    private long lastDoing = Stopwatch.GetTimestamp();

    public Allowance(Process process)
    {
        this.process = process;
        before = last = Used().Time;
    }

    /// <summary>What it took too much of; null while it may go on.</summary>
    public string? Passed()
    {
        var (time, bytes) = Used();
        if (time > last) (last, lastDoing) = (time, Stopwatch.GetTimestamp());
        if (bytes > MostBytes) return "took too much memory";
        if ((time - before).TotalSeconds > MostSeconds || Since(start) > MostSecondsWhateverHappens) return "took too long";
        return Since(lastDoing) > MostSeconds ? "did nothing any more" : null;
    }

    private static double Since(long moment) => Stopwatch.GetElapsedTime(moment).TotalSeconds;

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
