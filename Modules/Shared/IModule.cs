using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace OurWhats.Shared;

/// <summary>A part of the product that plugs into the host: services, addresses, tables.</summary>
public interface IModule
{
    /// <summary>The module's name, as in its folder.</summary>
    string Name { get; }

    /// <summary>Registers what the module needs and what it offers to the others (<c>Contracts</c>).</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps the module's addresses.</summary>
    void MapEndpoints(IEndpointRouteBuilder routes);

    /// <summary>
    /// Brings the module's tables up to date and loads what it keeps in memory. Runs once, before the first request.
    /// </summary>
    Task Migrate(IServiceProvider services, CancellationToken cancel);

    /// <summary>
    /// Reads again what the module keeps, and says in a sentence each what is damaged. Runs while nobody is served.
    /// </summary>
    Task<IReadOnlyList<string>> Check(IServiceProvider services, CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>
    /// Builds anew what the module keeps beside the database and could make of it again, saying how far it is. Runs
    /// while nobody is served.
    /// </summary>
    Task Rebuild(IServiceProvider services, Action<string> tell, CancellationToken cancel) => Task.CompletedTask;
}
