using OurWhats.Tests.Browser.Wire;

namespace OurWhats.Bench.Wire;

/// <summary>What crossed a browser's wire during one step.</summary>
/// <param name="Up">Bytes from the browser.</param>
/// <param name="Down">Bytes to the browser.</param>
/// <param name="Requests">How many were begun; 0 where they cannot be told.</param>
/// <param name="Exchanges">Each of them, and what it moved during the step.</param>
/// <param name="Milliseconds">How long the step took until its end was seen.</param>
internal sealed record Traffic(long Up, long Down, int Requests, IReadOnlyList<string> Exchanges, double Milliseconds)
{
    public long Total => Up + Down;
}

/// <summary>The state of a wire at the beginning of a step.</summary>
internal sealed class Mark(CountingProxy wire)
{
    private readonly long up = wire.Up;
    private readonly long down = wire.Down;
    private readonly Exchange[] before = [.. wire.Exchanges().Select(exchange => exchange with { })];
    private readonly long start = TimeProvider.System.GetTimestamp();
    private double? milliseconds;

    /// <summary>The person sees what they were waiting for; the wire may have more to carry.</summary>
    public void IsReady() => milliseconds = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;

    /// <summary>What crossed since.</summary>
    public Traffic Since()
    {
        var now = wire.Exchanges();
        return new(wire.Up - up, wire.Down - down, now.Count - before.Length, [.. now.Select(Tell).OfType<string>()],
            milliseconds ?? TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
    }

    private string? Tell(Exchange exchange, int index)
    {
        if (index >= before.Length) return exchange.ToString();
        var (more, back) = (exchange.Up - before[index].Up, exchange.Down - before[index].Down);
        return more + back == 0 ? null : $"{exchange.Method} {exchange.Path}, asked before: up {more} down {back}";
    }
}
