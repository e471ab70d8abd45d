namespace OurWhats.Footprint.Metering;

/// <summary>
/// Usage of one connection that has not been handed to the meter yet. What a browser fetched before its user signed in is
/// held back until a later request of the same connection identifies them. Not thread-safe.
/// </summary>
internal sealed class ConnectionUsage(Meter meter)
{
    private readonly Dictionary<UsageKey, Usage> anonymous = [];
    private UsageKey current;
    private Usage usage;
    private bool currentMayBeIdentifiedLater;
    private long notModified;

    /// <summary>What is added from here on belongs to this request.</summary>
    public void Begin(UsageKey request, bool mayBeIdentifiedLater)
    {
        if (request == current && currentMayBeIdentifiedLater == mayBeIdentifiedLater) return;
        Flush();
        if (request.Person > 0 && mayBeIdentifiedLater) Identify(request);
        (current, currentMayBeIdentifiedLater) = (request, mayBeIdentifiedLater);
    }

    public void Add(Usage more) => usage += more;

    /// <summary>The request was answered with 304.</summary>
    public void AddNotModified() => notModified++;

    /// <summary>Hands what was added to the meter.</summary>
    public void Flush()
    {
        Flush(current, usage, currentMayBeIdentifiedLater);
        meter.Add(current with { Measure = Measure.Fresh }, new(notModified, 0, 0));
        (usage, notModified) = (default, 0);
    }

    /// <summary>Hands usage to the meter, or holds it back until its person is known.</summary>
    public void Flush(UsageKey request, Usage used, bool mayBeIdentifiedLater)
    {
        if (used.IsEmpty) return;
        if (request.Person == 0 && mayBeIdentifiedLater)
            anonymous[request] = anonymous.GetValueOrDefault(request) + used;
        else
            meter.Add(request, used);
    }

    /// <summary>Attributes what was held back to the person of this request.</summary>
    public void Identify(UsageKey request)
    {
        foreach (var (earlier, used) in anonymous)
            meter.Add(earlier with { Person = request.Person, Zone = request.Zone }, used);
        anonymous.Clear();
    }

    /// <summary>The connection has ended: what was held back stays anonymous.</summary>
    public void Close()
    {
        foreach (var (request, used) in anonymous) meter.Add(request, used);
        anonymous.Clear();
    }
}
