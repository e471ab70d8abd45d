using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Media.Downloads;

/// <summary>
/// Collects the bytes sent of each file for some seconds and writes them to the journal in one transaction, so that
/// viewing pictures costs no sync. A crash loses entries about downloads, never about stored files.
/// </summary>
internal sealed partial class DownloadLog(IServiceScopeFactory scopes, ILogger<DownloadLog> log) : BackgroundService
{
    // Some MB of memory. If the journal cannot be written, the oldest entries are dropped.
    private const int MostPending = 100_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<Download> pending = new();

    /// <summary>Adds the bytes of a file sent to a person; 0 for a 304.</summary>
    public void Add(EntryKind kind, long person, long file, long bytes)
    {
        pending.Enqueue(new(kind, person, file, bytes));
        if (pending.Count > MostPending) pending.TryDequeue(out _);
    }

    /// <summary>Writes the pending entries. After a failure they stay pending.</summary>
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
