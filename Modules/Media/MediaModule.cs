using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Media.Downloads;
using OurWhats.Media.Store;
using OurWhats.Media.Sweeping;
using OurWhats.Media.Thumbnails;
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
        services.AddSingleton<FileStore>();
        services.AddSingleton<ThumbnailService>();
        services.AddSingleton<UploadLocks>();
        services.AddScoped<IFileUse, PendingUploads>();
        services.AddScoped<FileReferences>();
        services.AddScoped<UploadQuota>();
        services.AddScoped<FileIngest>();
        services.AddScoped<FileDeletion>();
        services.AddScoped<UploadService>();
        services.AddScoped<KnownFiles>();
        services.AddScoped<LocationRemoval>();
        services.AddScoped<IMedia, MediaService>();
        services.AddScoped<FileLookup>();
        services.AddScoped<IStoreRoom, StorageUsage>();
        services.AddSingleton<DownloadLog>();
        services.AddHostedService(provider => provider.GetRequiredService<DownloadLog>());
        services.AddScoped<Sweep>();
        services.AddScoped<IntegrityCheck>();
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
        services.GetRequiredService<IntegrityCheck>().Find(cancel);
}
