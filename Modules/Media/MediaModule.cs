using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Media.Files;
using OurWhats.Media.Pictures;
using OurWhats.Media.Serving;
using OurWhats.Media.Sweeping;
using OurWhats.Media.Uploads;
using OurWhats.Shared;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;

namespace OurWhats.Media;

/// <summary>Files: how they come, where they are kept, how they are drawn small, and how they go out.</summary>
public sealed class MediaModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Media";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleContext<MediaContext>("media");
        services.AddSingleton(MediaLimits.Of(configuration));
        services.AddSingleton<Vault>();
        services.AddSingleton<Studio>();
        services.AddSingleton<Turnstile>();
        services.AddScoped<IFileUse, WaitingRoom>();
        services.AddScoped<FileUses>();
        services.AddScoped<Room>();
        services.AddScoped<Reception>();
        services.AddScoped<Erasure>();
        services.AddScoped<Incoming>();
        services.AddScoped<KnownFiles>();
        services.AddScoped<Forgetting>();
        services.AddScoped<IMedia, MediaKeeper>();
        services.AddScoped<Shelf>();
        services.AddScoped<IStoreRoom, StoreRoom>();
        services.AddSingleton<Ledger>();
        services.AddHostedService(provider => provider.GetRequiredService<Ledger>());
        services.AddScoped<Sweep>();
        services.AddScoped<Damage>();
        services.AddHostedService<Sweeper>();
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        TusApi.Map(routes);
        UploadApi.Map(routes);
        FilesApi.Map(routes);
    }

    /// <inheritdoc/>
    public Task Migrate(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<MediaContext>().MigrateIfPending(cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Check(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<Damage>().Find(cancel);
}
