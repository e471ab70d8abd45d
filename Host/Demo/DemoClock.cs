namespace OurWhats.Host.Demo;

/// <summary>A clock that is set by hand, so that the demo can simulate three months in a few seconds.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void MoveTo(DateTimeOffset moment) => now = moment;
}
