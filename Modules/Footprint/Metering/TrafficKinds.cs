using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Metering;

/// <summary>The traffic kinds defined by the endpoints of all modules.</summary>
internal sealed class TrafficKinds(EndpointDataSource endpoints)
{
    // Computed once, because endpoints do not change after the start.
    private readonly Lazy<SortedDictionary<Measure, TrafficKind>> kinds = new(() => Find(endpoints));

    /// <summary>Measures of all traffic kinds, in order, followed by the one for traffic not broken down.</summary>
    public IEnumerable<Measure> All => kinds.Value.Keys.Append(Measure.Traffic);

    /// <summary>The localized name of a kind of traffic.</summary>
    public string Name(Measure measure) =>
        kinds.Value.TryGetValue(measure, out var kind) ? kind.Name() : Texts.Other;

    /// <summary>The name of a measure in exported reports.</summary>
    public string Key(Measure measure) =>
        kinds.Value.TryGetValue(measure, out var kind) ? kind.Key : measure.ToString();

    private static SortedDictionary<Measure, TrafficKind> Find(EndpointDataSource endpoints)
    {
        SortedDictionary<Measure, TrafficKind> found = new() { [Measure.Pages] = TrafficKind.Pages };
        foreach (var endpoint in endpoints.Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<TrafficKind>() is not { } kind) continue;
            if (kind.Number is < 1 or > TrafficKind.HighestNumber) throw Misnumbered(kind);
            if (!found.TryAdd(kind.Measure(), kind) && found[kind.Measure()] != kind) throw Misnumbered(kind);
        }

        return found;
    }

    private static InvalidOperationException Misnumbered(TrafficKind kind) => new(
        $"The kind of traffic {kind.Key} needs a number of its own, from 1 to {TrafficKind.HighestNumber}: not {kind.Number}.");
}

/// <summary>Finds the traffic kinds among measures.</summary>
internal static class TrafficMeasures
{
    public static Measure Measure(this TrafficKind kind) => (Measure)kind.Number;

    public static bool IsTraffic(this Measure measure) => measure <= Metering.Measure.LastTraffic;
}
