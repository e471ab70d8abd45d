using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OurWhats.Messaging.Conversations;

/// <summary>
/// Updates people's pages when a mute expires. Unread counts take the clock into account, but open and cached pages
/// would only be updated by the next change.
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
