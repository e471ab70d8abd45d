using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Storage;

namespace OurWhats.Shared.Data;

/// <summary>Registers a module's EF context so that it uses the connection of the <see cref="UnitOfWork"/>.</summary>
public static class ModuleContext
{
    // Pool size. Concurrent requests beyond it create contexts of their own.
    private const int MostKept = 64;

    private static readonly IInterceptor[] Interceptors =
        [new ConnectionInterceptor(), new RequireWriteInterceptor(), new CountStatementsInterceptor()];

    /// <summary>Adds a context that uses the unit of work's connection and has its own migration history.</summary>
    /// <typeparam name="TContext">The module's context.</typeparam>
    /// <param name="services">The services to add it to.</param>
    /// <param name="prefix">Prefix of the module's table names.</param>
    public static void AddModuleContext<TContext>(this IServiceCollection services, string prefix)
        where TContext : DbContext, IModuleContext
    {
        // Pooled, because creating a context takes as long as a query and allocates more than a page.
        services.AddPooledDbContextFactory<TContext>((provider, options) => options
            .UseSqlite(
                provider.GetRequiredService<Database>().ConnectionString,
                sqlite => sqlite.MigrationsHistoryTable(prefix + "_migrations"))
            .AddInterceptors(Interceptors), MostKept);
        services.AddScoped(provider => provider.GetRequiredService<UnitOfWork>()
            .Adopt(provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext()));
    }

    /// <summary>
    /// Runs pending migrations. Without any it costs one query: MigrateAsync would compare the whole model at each
    /// start, which a test does once (MigrationTests).
    /// </summary>
    public static async Task MigrateIfPending(this DbContext context, CancellationToken cancel)
    {
        if ((await context.Database.GetPendingMigrationsAsync(cancel)).Any()) await context.Database.MigrateAsync(cancel);
    }
}

/// <summary>A module's EF context, pooled and therefore used by one request after another.</summary>
public interface IModuleContext
{
    /// <summary>The unit of work of the current request.</summary>
    UnitOfWork Unit { get; set; }
}

/// <summary>Gives contexts the connection that the unit of work currently uses.</summary>
internal sealed class ConnectionInterceptor : DbConnectionInterceptor
{
    public override InterceptionResult<DbConnection> ConnectionCreating(
        ConnectionCreatingEventData eventData,
        InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(((IModuleContext)eventData.Context!).Unit.Lend(eventData.Context));
}

/// <summary>Lets contexts save only inside <see cref="UnitOfWork.Write{T}"/>, and in its transaction.</summary>
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

/// <summary>Counts statements for the <see cref="QueryCounter"/>.</summary>
internal sealed class CountStatementsInterceptor : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        ((IModuleContext)eventData.Context!).Unit.Queries.Add(1);
        return result;
    }
}
