using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OurWhats.Media.Thumbnails;

/// <summary>Tries pending thumbnails again, once a minute.</summary>
internal sealed partial class ThumbnailRetries(IServiceScopeFactory scopes, ILogger<ThumbnailRetries> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<PendingThumbnails>().Run(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception); // the next round tries again
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Trying pending thumbnails again failed")]
    private partial void LogFailed(Exception exception);
}
