using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Budgets;
using OurWhats.Tests.Browser.Wire;

namespace OurWhats.Tests.Browser.Footprint;

public sealed class SecureTruthTests(Chromium chromium) : TruthJourney(chromium), IDisposable
{
    private const double Tolerance = 0.05;

    private readonly LocalCertificate certificate = new();

    protected override string[] Settings => certificate.Settings();

    [Fact]
    public async Task Over_HTTP_2_with_TLS_a_day_of_Bob_is_told_as_an_outside_counter_sees_it()
    {
        await using var wire = CountingProxy.To(Application.Address.Port, scheme: Uri.UriSchemeHttps);

        var (up, down) = await Live(wire);

        Ledger.Note("footprint, HTTP/2: payload inside TLS on the wire, up", wire.Payload.Up);
        Ledger.Note("footprint, HTTP/2: told, up", up);
        Ledger.Note("footprint, HTTP/2: payload inside TLS on the wire, down", wire.Payload.Down);
        Ledger.Note("footprint, HTTP/2: told, down", down);
        Assert.InRange((double)up / wire.Payload.Up, 1 - Tolerance, 1 + Tolerance);
        Assert.InRange((double)down / wire.Payload.Down, 1 - Tolerance, 1 + Tolerance);
        Assert.Equal([1, 2, 3, 5, 6, 7], await Kinds("bob"));
    }

    public void Dispose() => certificate.Dispose();
}
