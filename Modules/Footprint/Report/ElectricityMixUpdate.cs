using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Periods;
using OurWhats.Shared.Data;

namespace OurWhats.Footprint.Report;

/// <summary>Changes the electricity of the site, from today on: earlier days keep theirs.</summary>
internal sealed class ElectricityMixUpdate(FootprintContext footprint, UnitOfWork unit, TimeProvider clock)
{
    /// <param name="me">The administrator, in whose time zone today is.</param>
    /// <param name="intensity">gCO2e per kWh.</param>
    /// <param name="cancel">Stops the wait for the write.</param>
    public Task Set(CurrentUser me, double intensity, CancellationToken cancel) => unit.Write(async _ =>
    {
        var today = Period.Today(clock, me).DayNumber;
        await footprint.ElectricityMixes.Where(mix => mix.FromDay >= today).ExecuteDeleteAsync(cancel);
        footprint.Add(new ElectricityMix { FromDay = today, Intensity = intensity });
        await footprint.SaveChangesAsync(cancel);
    }, cancel);
}
