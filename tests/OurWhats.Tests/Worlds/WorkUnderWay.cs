using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace OurWhats.Tests.Worlds;

/// <summary>Counts what a world's server works at: requests in progress, those that a limit lets run, those that wait.</summary>
internal sealed class WorkUnderWay : IDisposable
{
    private const string Requests = "http.server.active_requests";
    private const string Leases = "aspnetcore.rate_limiting.active_request_leases";
    private const string Waiting = "aspnetcore.rate_limiting.queued_requests";

    private readonly MeterListener listener = new();
    private readonly Lock gate = new();
    private readonly Dictionary<string, long> now = [];
    private readonly string? policy;
    private long most;

    /// <param name="world">The world.</param>
    /// <param name="policy">The policy whose leases are counted; null for all.</param>
    public WorkUnderWay(World world, string? policy = null)
    {
        this.policy = policy;
        var meters = world.Installation.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, own) =>
        {
            var isWork = instrument.Name is Requests or Leases or Waiting;
            if (isWork && instrument.Meter.Scope == meters) own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, change, tags, _) => Note(instrument.Name, change, tags));
        listener.Start();
    }

    /// <summary>The highest number of requests of the policy that ran at once.</summary>
    public long MostAtOnce
    {
        get
        {
            lock (gate) return most;
        }
    }

    /// <summary>Waits until so many requests are in progress.</summary>
    public Task UntilThere(int requests) => Until.IsTrue(
        () => Task.FromResult(Count(Requests) == requests),
        () => $"{requests} requests were in progress; there were {Count(Requests)}");

    /// <summary>Waits until nothing is: no request, no lease, nobody in a queue.</summary>
    public Task UntilRest() => Until.IsTrue(
        () => Task.FromResult(Count(Requests) == 0 && Count(Leases) == 0 && Count(Waiting) == 0),
        () => $"the server was at rest: {Count(Requests)} requests, {Count(Leases)} leases, {Count(Waiting)} waiting");

    public void Dispose() => listener.Dispose();

    private long Count(string name)
    {
        lock (gate) return now.GetValueOrDefault(name);
    }

    private void Note(string name, long change, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var named = default(string);
        foreach (var (key, value) in tags)
            if (key == "aspnetcore.rate_limiting.policy") named = value as string;
        if (name != Requests && policy is not null && named != policy) return;
        lock (gate)
        {
            now[name] = now.GetValueOrDefault(name) + change;
            if (name == Leases) most = Math.Max(most, now[name]);
        }
    }
}
