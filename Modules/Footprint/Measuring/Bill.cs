using OurWhats.Footprint.Sums;

namespace OurWhats.Footprint.Measuring;

/// <summary>
/// What crossed a connection and is not handed to the meter yet. What a browser fetched before its person signed in waits
/// for the request that tells who it is. Not for several threads.
/// </summary>
internal sealed class Bill(Meter meter)
{
    private readonly Dictionary<Charge, Amount> unnamed = [];
    private Charge charge;
    private Amount amount;
    private bool waits;
    private long fresh;

    /// <summary>From here on it is this request's.</summary>
    public void Open(Charge next, bool mayBeNamedLater)
    {
        if (next == charge && waits == mayBeNamedLater) return;
        Pay();
        if (next.Person > 0 && mayBeNamedLater) Name(next);
        (charge, waits) = (next, mayBeNamedLater);
    }

    public void Charge(Amount more) => amount += more;

    /// <summary>The request was answered 304.</summary>
    public void ChargeFresh() => fresh++;

    /// <summary>Hands over what was charged.</summary>
    public void Pay()
    {
        Pay(charge, amount, waits);
        meter.Add(charge with { Measure = Measure.Fresh }, new(fresh, 0, 0));
        (amount, fresh) = (default, 0);
    }

    /// <summary>Hands over an amount, or keeps it until it is known whose it is.</summary>
    public void Pay(Charge whose, Amount what, bool mayBeNamedLater)
    {
        if (what.IsNothing) return;
        if (whose.Person == 0 && mayBeNamedLater) unnamed[whose] = unnamed.GetValueOrDefault(whose) + what;
        else meter.Add(whose, what);
    }

    /// <summary>Nobody has said who it was.</summary>
    public void Close()
    {
        foreach (var (whose, what) in unnamed) meter.Add(whose, what);
        unnamed.Clear();
    }

    /// <summary>It was this one.</summary>
    public void Name(Charge known)
    {
        foreach (var (whose, what) in unnamed) meter.Add(whose with { Person = known.Person, Zone = known.Zone }, what);
        unnamed.Clear();
    }
}
