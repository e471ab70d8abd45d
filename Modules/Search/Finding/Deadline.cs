using System.Diagnostics;

namespace OurWhats.Search.Finding;

/// <summary>Limits the time of a search. Results found before the end are returned and marked as partial.</summary>
internal sealed class Deadline(TimeSpan time)
{
    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>True once a check found the time exceeded, so that something was left out.</summary>
    public bool WasMissed { get; private set; }

    /// <summary>True if the time is exceeded, which <see cref="WasMissed"/> then records.</summary>
    public bool IsOver => WasMissed = WasMissed || Stopwatch.GetElapsedTime(start) > time;
}
