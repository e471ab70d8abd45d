using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace OurWhats.Tests.Worlds;

/// <summary>A clock that only advances when a test moves it.</summary>
public sealed class Clock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Gives an installation such a clock.</summary>
    public static Clock At(WebApplicationBuilder builder, string moment)
    {
        Clock clock = new(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));
        builder.Services.AddSingleton<TimeProvider>(clock);
        return clock;
    }
}
