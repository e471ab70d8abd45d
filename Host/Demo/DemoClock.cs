namespace OurWhats.Host.Demo;

/// <summary>A clock that stands where it is put: the demo tells three months in a few seconds.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void MoveTo(DateTimeOffset moment) => now = moment;
}
