using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OurWhats.Shared.Journal;

/// <summary>Registers what follows the journal.</summary>
public static class JournalConsumers
{
    /// <summary>Runs a consumer as long as the server, and shows it in /health.</summary>
    public static void AddJournalConsumer<TConsumer>(this IServiceCollection services) where TConsumer : JournalConsumer
    {
        services.AddSingleton<TConsumer>();
        services.AddSingleton<JournalConsumer>(provider => provider.GetRequiredService<TConsumer>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<TConsumer>());
    }
}
