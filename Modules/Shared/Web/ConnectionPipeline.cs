using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace OurWhats.Shared.Web;

/// <summary>What is done with each connection below HTTP. Register it as a singleton.</summary>
public interface IConnectionStep
{
    /// <summary>Runs for as long as the connection is open; refuses it by not going on.</summary>
    Task Run(ConnectionContext connection, ConnectionDelegate next);
}

/// <summary>Puts all steps, in order of registration, on every endpoint on which the server listens.</summary>
internal static class ConnectionPipeline
{
    // In one place, because Kestrel keeps only the last of several defaults.
    public static void Add(IServiceCollection services) => services.AddOptions<KestrelServerOptions>()
        .Configure<IEnumerable<IConnectionStep>>((kestrel, steps) => kestrel.ConfigureEndpointDefaults(listen =>
        {
            foreach (var step in steps) listen.Use(next => connection => step.Run(connection, next));
        }));
}
