using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Media.Downloads;

/// <summary>
/// What was sent of files, kept in memory for some seconds and then written to the journal together, so that looking at
/// pictures costs no sync. A crash loses some lines of what was sent, never of what was stored.
/// </summary>
internal sealed partial class DownloadLog(IServiceScopeFactory scopes, ILogger<DownloadLog> log) : BackgroundService
{
    // Some MB: while the journal cannot be written, the oldest give way.
    private const int MostLines = 100_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<Line> lines = new();

    /// <summary>Notes that so many bytes of a file were sent; 0 where the browser's own were still good.</summary>
    public void Note(EntryKind kind, long person, long file, long bytes)
    {
        lines.Enqueue(new(kind, person, file, bytes));
        if (lines.Count > MostLines) lines.TryDequeue(out _);
    }

    /// <summary>Writes what is noted.</summary>
    public async Task Write()
    {
        List<Line> written = [];
        while (lines.TryDequeue(out var line)) written.Add(line);
        if (written.Count == 0) return;
        try
        {
            await Write(written);
        }
        catch (Exception exception)
        {
            LogUnwritten(exception, written.Count);
            foreach (var line in written) lines.Enqueue(line);
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

    private async Task Write(List<Line> written)
    {
        await using var scope = scopes.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        await unit.Write(() =>
        {
            foreach (var line in written) unit.Record(line.Kind, line.Person, subject: line.File, amount: line.Bytes);
            return Task.CompletedTask;
        }, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Lines} lines of files served are not written yet")]
    private partial void LogUnwritten(Exception exception, int lines);

    private readonly record struct Line(EntryKind Kind, long Person, long File, long Bytes);
}
