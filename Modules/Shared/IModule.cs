using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace OurWhats.Shared;

/// <summary>A module of the application, registered by the host: services, endpoints and tables.</summary>
public interface IModule
{
    /// <summary>Name of the module and of its folder.</summary>
    string Name { get; }

    /// <summary>Registers the module's services, among them its implementations of <c>Contracts</c>.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps the module's endpoints.</summary>
    void MapEndpoints(IEndpointRouteBuilder routes);

    /// <summary>
    /// Runs the module's migrations and loads its in-memory state. Called once, before the first request.
    /// </summary>
    Task Migrate(IServiceProvider services, CancellationToken cancel);

    /// <summary>Verifies the module's stored data. Called while the server does not run.</summary>
    /// <returns>One sentence for each problem; empty if there is none.</returns>
    Task<IReadOnlyList<string>> Check(IServiceProvider services, CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>
    /// Rebuilds data that can be derived from the database, such as an index. Called while the server does not run.
    /// </summary>
    /// <param name="services">The services of a scope.</param>
    /// <param name="tell">Receives progress messages.</param>
    /// <param name="cancel">Stops the work.</param>
    Task Rebuild(IServiceProvider services, Action<string> tell, CancellationToken cancel) => Task.CompletedTask;
}
