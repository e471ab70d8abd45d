using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Search.Finding;
using OurWhats.Search.Indexing;
using OurWhats.Search.Results;
using OurWhats.Shared;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Journal;

namespace OurWhats.Search;

/// <summary>
/// Search in messages: the index, the handling of French words, the query language and the results page.
/// </summary>
public sealed class SearchModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Search";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<SearchIndex>();
        services.AddJournalConsumer<IndexUpdater>();
        services.AddSingleton<Finder>();
        services.AddSingleton<IHighlighter, Highlights>();
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes) => SearchApi.Map(routes);

    /// <summary>Does nothing: the updater opens the index in the background once the server runs.</summary>
    public Task Migrate(IServiceProvider services, CancellationToken cancel) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task Rebuild(IServiceProvider services, Action<string> tell, CancellationToken cancel) =>
        services.GetRequiredService<IndexUpdater>().Rebuild(
            percent => tell(string.Create(CultureInfo.CurrentCulture, $"{Name}: {percent} %")),
            cancel);
}
