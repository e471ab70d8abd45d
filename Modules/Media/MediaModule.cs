using Microsoft.AspNetCore.Builder;
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

/// <summary>Files: uploads, storage, thumbnails and downloads.</summary>
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
        services.AddScoped<FileReferences>();
        services.AddScoped<FileDeletion>();
        services.AddScoped<IStorageUsage, StorageUsage>();
        services.AddSingleton<ThumbnailService>();
        services.AddScoped<PendingThumbnails>();
        services.AddHostedService<ThumbnailRetries>();
        services.AddScoped<IMedia, MediaService>();
        services.AddScoped<IFileReferences, PendingUploads>();
        services.AddSingleton<FormFileTurns>();
        services.AddSingleton<UploadLocks>();
        services.AddScoped<UploadQuota>();
        services.AddScoped<UploadService>();
        services.AddScoped<FileIngest>();
        services.AddScoped<KnownFiles>();
        services.AddScoped<LocationRemoval>();
        services.AddScoped<FileLookup>();
        services.AddScoped<FileResponses>();
        services.AddSingleton<DownloadLog>();
        services.AddHostedService(provider => provider.GetRequiredService<DownloadLog>());
        services.AddScoped<Sweep>();
        services.AddHostedService<Sweeper>();
        services.AddScoped<IntegrityCheck>();
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
        services.GetRequiredService<IntegrityCheck>().Run(cancel);

    /// <summary>
    /// Runs before routing, for tus clients that cannot send PATCH or DELETE and name the method in a header instead.
    /// </summary>
    public static void UseBeforeRouting(IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/uploads", StringComparison.Ordinal),
        uploads => uploads.UseHttpMethodOverride());
}
