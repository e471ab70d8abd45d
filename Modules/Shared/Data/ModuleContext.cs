using Microsoft.EntityFrameworkCore;

namespace OurWhats.Shared.Data;

/// <summary>Keeps a module's context inside the unit of work: it saves only within a write, and never commits by itself.</summary>
public static class ModuleContext
{
    /// <summary>To be called from <c>SaveChanges</c>. Throws <see cref="InvalidOperationException"/> outside a write.</summary>
    public static void Demand(UnitOfWork unit)
    {
        if (!unit.IsWriting) throw new InvalidOperationException("Changes are saved inside UnitOfWork.Write only.");
    }

    /// <summary>Adds a module's context, bound to the request's connection, with a migration history of its own.</summary>
    /// <typeparam name="TContext">The context.</typeparam>
    /// <param name="services">Where to add it.</param>
    /// <param name="prefix">Beginning of its tables' names.</param>
    public static void AddModuleContext<TContext>(this Microsoft.Extensions.DependencyInjection.IServiceCollection services, string prefix)
        where TContext : DbContext =>
        Microsoft.Extensions.DependencyInjection.EntityFrameworkServiceCollectionExtensions.AddDbContext<TContext>(services, (provider, options) => options
            .UseSqlite(((UnitOfWork)provider.GetService(typeof(UnitOfWork))!).Connection, sqlite => sqlite.MigrationsHistoryTable(prefix + "_migrations"))
            .AddInterceptors((QueryCounter)provider.GetService(typeof(QueryCounter))!));
}
