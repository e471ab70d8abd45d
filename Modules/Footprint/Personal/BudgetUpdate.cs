using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Totals;
using OurWhats.Shared.Data;

namespace OurWhats.Footprint.Personal;

/// <summary>Sets or removes a person's monthly budget.</summary>
internal sealed class BudgetUpdate(
    FootprintContext footprint,
    UsageQueries usage,
    BudgetUsageCache budgets,
    UnitOfWork unit,
    TimeProvider clock)
{
    /// <param name="me">The person.</param>
    /// <param name="bytes">Bytes per month; null to remove the budget.</param>
    public async Task Set(CurrentUser me, long? bytes, CancellationToken cancel)
    {
        var month = Period.Month(Period.Today(clock, me));
        var used = UsageSummary.Of(await usage.Between(Scope.Person, me.Id, month, cancel)).Traffic.Bytes;
        await unit.Write(async write =>
        {
            await footprint.Budgets.Where(budget => budget.PersonId == me.Id).ExecuteDeleteAsync(cancel);
            if (bytes is { } most) footprint.Add(new Budget { PersonId = me.Id, Bytes = most });
            await footprint.SaveChangesAsync(cancel);
            write.AfterCommit(() => budgets.Set(me.Id, bytes, used, me.Zone));
        }, cancel);
    }
}
