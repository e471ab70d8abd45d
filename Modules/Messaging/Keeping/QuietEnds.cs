using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OurWhats.Messaging.Keeping;

/// <summary>
/// Tells people's pages when the quiet of a conversation is over: counts follow the clock, but a page that is kept or
/// open would not know before something else happens.
/// </summary>
internal sealed class QuietEnds(IServiceScopeFactory scopes, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Keeper>().EndQuiet(stoppingToken);
        }
    }
}
