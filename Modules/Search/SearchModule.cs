using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Search.Finding;
using OurWhats.Search.Indexing;
using OurWhats.Search.Results;
using OurWhats.Shared;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Search;

/// <summary>Finds again what was said: the index, French words, questions and their results.</summary>
public sealed class SearchModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Search";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IndexFolder>();
        services.AddSingleton<Follower>();
        services.AddHostedService(provider => provider.GetRequiredService<Follower>());
        services.AddSingleton<Finder>();
        services.AddSingleton<IMarks, Marks>();
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes) => SearchApi.Map(routes);

    /// <inheritdoc/>
    public Task Migrate(IServiceProvider services, CancellationToken cancel) => Task.CompletedTask; // the follower sees to the index once people are served

    /// <inheritdoc/>
    public Task Rebuild(IServiceProvider services, Action<string> tell, CancellationToken cancel) =>
        services.GetRequiredService<Follower>().CatchUp(percent => tell(string.Create(System.Globalization.CultureInfo.CurrentCulture, $"{Name}: {percent} %")), cancel);
}
