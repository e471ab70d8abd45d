using System.Diagnostics;

namespace OurWhats.Search.Finding;

/// <summary>Limits the time of a search: what was found when it is over is the answer, marked as partial.</summary>
internal sealed class Deadline(TimeSpan time)
{
    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>True once a check found that time was over, so that something was left out.</summary>
    public bool WasMissed { get; private set; }

    /// <summary>True when time is over, which <see cref="WasMissed"/> then remembers.</summary>
    public bool IsOver => WasMissed = WasMissed || Stopwatch.GetElapsedTime(start) > time;
}
