using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OurWhats.Messaging.Conversations;

/// <summary>
/// Updates people's pages when a mute expires. Counts follow the clock by themselves, but a page that is open or cached would
/// not be updated before something else happens.
/// </summary>
internal sealed class MuteExpiry(IServiceScopeFactory scopes, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ConversationSettings>().EndExpiredMutes(stoppingToken);
        }
    }
}
