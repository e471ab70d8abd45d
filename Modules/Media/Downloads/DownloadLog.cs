using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Media.Downloads;

/// <summary>
/// Collects for some seconds how much was sent of which file, then writes it to the journal in one transaction, so that
/// looking at pictures costs no sync. A crash loses entries about what was sent, never about what was stored.
/// </summary>
internal sealed partial class DownloadLog(IServiceScopeFactory scopes, ILogger<DownloadLog> log) : BackgroundService
{
    // Some MB of memory: while the journal cannot be written, the oldest are dropped.
    private const int MostPending = 100_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<Download> pending = new();

    /// <summary>Adds that so many bytes of a file were sent to a person; 0 where the browser's copy was still good.</summary>
    public void Add(EntryKind kind, long person, long file, long bytes)
    {
        pending.Enqueue(new(kind, person, file, bytes));
        if (pending.Count > MostPending) pending.TryDequeue(out _);
    }

    /// <summary>Writes all that is pending; what cannot be written stays pending.</summary>
    public async Task Write()
    {
        List<Download> downloads = [];
        while (pending.TryDequeue(out var download)) downloads.Add(download);
        if (downloads.Count == 0) return;
        try
        {
            await Write(downloads);
        }
        catch (Exception exception)
        {
            LogUnwritten(exception, downloads.Count);
            foreach (var download in downloads) pending.Enqueue(download);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Write();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Write();
    }

    private async Task Write(List<Download> downloads)
    {
        await using var scope = scopes.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        await unit.Write(write =>
        {
            foreach (var download in downloads)
            {
                write.Record(download.Kind, download.Person, subject: download.File, amount: download.Bytes);
            }

            return Task.CompletedTask;
        }, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Lines} lines of files served are not written yet")]
    private partial void LogUnwritten(Exception exception, int lines);

    private readonly record struct Download(EntryKind Kind, long Person, long File, long Bytes);
}
