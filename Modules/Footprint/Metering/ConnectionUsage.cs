namespace OurWhats.Footprint.Metering;

/// <summary>
/// Usage of a connection that the meter does not have yet. Usage from before the sign-in is held back until a later
/// request on the same connection identifies the person. Not thread-safe.
/// </summary>
internal sealed class ConnectionUsage(Meter meter)
{
    private readonly Dictionary<UsageKey, Usage> anonymous = [];
    private UsageKey current;
    private Usage usage;
    private bool currentMayBeIdentifiedLater;
    private long notModified;

    /// <summary>Begins a request: further usage belongs to it.</summary>
    public void Begin(UsageKey request, bool mayBeIdentifiedLater)
    {
        if (request == current && currentMayBeIdentifiedLater == mayBeIdentifiedLater) return;
        Flush();
        if (request.Person > 0 && mayBeIdentifiedLater) Identify(request);
        (current, currentMayBeIdentifiedLater) = (request, mayBeIdentifiedLater);
    }

    public void Add(Usage more) => usage += more;

    /// <summary>Counts a 304 response.</summary>
    public void AddNotModified() => notModified++;

    /// <summary>Passes the usage to the meter.</summary>
    public void Flush()
    {
        Flush(current, usage, currentMayBeIdentifiedLater);
        meter.Add(current with { Measure = Measure.Fresh }, new(notModified, 0, 0));
        (usage, notModified) = (default, 0);
    }

    /// <summary>Passes usage to the meter, or holds it back until the person is known.</summary>
    public void Flush(UsageKey request, Usage used, bool mayBeIdentifiedLater)
    {
        if (used.IsEmpty) return;
        if (request.Person == 0 && mayBeIdentifiedLater)
            anonymous[request] = anonymous.GetValueOrDefault(request) + used;
        else
            meter.Add(request, used);
    }

    /// <summary>Charges the usage held back to the person of this request.</summary>
    public void Identify(UsageKey request)
    {
        foreach (var (earlier, used) in anonymous)
            meter.Add(earlier with { Person = request.Person, Zone = request.Zone }, used);
        anonymous.Clear();
    }

    /// <summary>Ends the connection. Usage still held back becomes anonymous.</summary>
    public void Close()
    {
        foreach (var (request, used) in anonymous) meter.Add(request, used);
        anonymous.Clear();
    }
}
