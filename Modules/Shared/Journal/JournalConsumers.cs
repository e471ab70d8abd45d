using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OurWhats.Shared.Journal;

/// <summary>Registers journal consumers.</summary>
public static class JournalConsumers
{
    /// <summary>Registers a consumer that runs as long as the server and appears in /health.</summary>
    public static void AddJournalConsumer<TConsumer>(this IServiceCollection services) where TConsumer : JournalConsumer
    {
        services.AddSingleton<TConsumer>();
        services.AddSingleton<JournalConsumer>(provider => provider.GetRequiredService<TConsumer>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<TConsumer>());
    }
}
