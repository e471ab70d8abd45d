using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OurWhats.Footprint.Totals;

/// <summary>Has the stored files measured again every ten seconds, where the journal has grown.</summary>
internal sealed partial class StorageUsageRefresh(StorageUsageCache storageUsage, ILogger<StorageUsageRefresh> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Refresh(stoppingToken);
    }

    // The disk may fail: pages go on showing the previous measurement.
    private async Task Refresh(CancellationToken cancel)
    {
        try
        {
            await storageUsage.Refresh(cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogUnweighed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The files could not be weighed")]
    private partial void LogUnweighed(Exception exception);
}
