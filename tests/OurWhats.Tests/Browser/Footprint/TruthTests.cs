using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Budgets;
using OurWhats.Tests.Browser.Wire;

namespace OurWhats.Tests.Browser.Footprint;

/// <summary>
/// Compares the footprint that OurWhats shows a person with the count of a proxy in front of their browser.
/// </summary>
public sealed class TruthTests(Chromium chromium) : TruthJourney(chromium)
{
    private const double Tolerance = 0.02;

    [Fact]
    public async Task Over_HTTP_1_1_a_day_of_Bob_is_told_as_an_outside_counter_sees_it()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);

        var (up, down) = await Live(wire);

        Ledger.Note("footprint, HTTP/1.1: counted on the wire, up", wire.Up);
        Ledger.Note("footprint, HTTP/1.1: told, up", up);
        Ledger.Note("footprint, HTTP/1.1: counted on the wire, down", wire.Down);
        Ledger.Note("footprint, HTTP/1.1: told, down", down);
        Assert.InRange((double)up / wire.Up, 1 - Tolerance, 1 + Tolerance);
        Assert.InRange((double)down / wire.Down, 1 - Tolerance, 1 + Tolerance);
        Assert.Equal([1, 2, 3, 5, 6, 7], await Kinds("bob")); // pages, live, thumbnails, downloads, uploads, styles
    }
}
