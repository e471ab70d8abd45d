using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Storage;

namespace OurWhats.Shared.Data;

/// <summary>Binds a module's context to the unit of work.</summary>
public static class ModuleContext
{
    // More requests at a time than these make contexts of their own.
    private const int MostKept = 64;

    private static readonly IInterceptor[] Interceptors =
        [new ConnectionInterceptor(), new RequireWriteInterceptor(), new CountStatementsInterceptor()];

    /// <summary>Adds a context on the unit of work's connection, with a migration history of its own.</summary>
    /// <typeparam name="TContext">The context.</typeparam>
    /// <param name="services">Where to add it.</param>
    /// <param name="prefix">Beginning of its tables' names.</param>
    public static void AddModuleContext<TContext>(this IServiceCollection services, string prefix)
        where TContext : DbContext, IModuleContext
    {
        // Pooled: to make a context takes as long as a query, and more memory than the page that comes of it.
        services.AddPooledDbContextFactory<TContext>((provider, options) => options
            .UseSqlite(
                provider.GetRequiredService<Database>().ConnectionString,
                sqlite => sqlite.MigrationsHistoryTable(prefix + "_migrations"))
            .AddInterceptors(Interceptors), MostKept);
        services.AddScoped(provider => provider.GetRequiredService<UnitOfWork>()
            .Adopt(provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext()));
    }

    /// <summary>
    /// Runs the migrations that the database has not seen. Where there are none, one query: MigrateAsync would compare the
    /// whole model at each start, which a test does once (MigrationTests).
    /// </summary>
    public static async Task MigrateIfPending(this DbContext context, CancellationToken cancel)
    {
        if ((await context.Database.GetPendingMigrationsAsync(cancel)).Any()) await context.Database.MigrateAsync(cancel);
    }
}

/// <summary>A module's context: it works for one request after another.</summary>
public interface IModuleContext
{
    /// <summary>That of the present request.</summary>
    UnitOfWork Unit { get; set; }
}

/// <summary>Lends contexts the open connection of the moment instead of letting each make its own.</summary>
internal sealed class ConnectionInterceptor : DbConnectionInterceptor
{
    public override InterceptionResult<DbConnection> ConnectionCreating(
        ConnectionCreatingEventData eventData,
        InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(((IModuleContext)eventData.Context!).Unit.Lend(eventData.Context));
}

/// <summary>Lets contexts save only within a write, whose transaction is theirs.</summary>
internal sealed class RequireWriteInterceptor : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        if (!((IModuleContext)eventData.Context!).Unit.IsWriting)
            throw new InvalidOperationException("Changes are saved inside UnitOfWork.Write only.");
        eventData.Context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}

/// <summary>Counts the statements of each request.</summary>
internal sealed class CountStatementsInterceptor : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        ((IModuleContext)eventData.Context!).Unit.Queries.Add(1);
        return result;
    }
}
