using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace OurWhats.Shared.Data;

/// <summary>Binds a module's context to the unit of work.</summary>
public static class ModuleContext
{
    /// <summary>Adds a context on the request's connection, with a migration history of its own.</summary>
    /// <typeparam name="TContext">The context.</typeparam>
    /// <param name="services">Where to add it.</param>
    /// <param name="prefix">Beginning of its tables' names.</param>
    public static void AddModuleContext<TContext>(this IServiceCollection services, string prefix) where TContext : DbContext =>
        services.AddDbContext<TContext>((provider, options) => options
            .UseSqlite(provider.GetRequiredService<UnitOfWork>().Connection, sqlite => sqlite.MigrationsHistoryTable(prefix + "_migrations"))
            .AddInterceptors(provider.GetRequiredService<QueryCounter>(), provider.GetRequiredService<WriteDemand>(), provider.GetRequiredService<LateOpening>()));
}

/// <summary>Lets contexts save only within a write, whose transaction is theirs.</summary>
internal sealed class WriteDemand(UnitOfWork unit) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (!unit.IsWriting) throw new InvalidOperationException("Changes are saved inside UnitOfWork.Write only.");
        eventData.Context!.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}

/// <summary>Opens the connection for the first statement of a request, and keeps it for the others.</summary>
internal sealed class LateOpening(UnitOfWork unit) : DbConnectionInterceptor
{
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        unit.Open();
        return InterceptionResult.Suppress();
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ConnectionOpening(connection, eventData, result));

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(InterceptionResult.Suppress());
}
