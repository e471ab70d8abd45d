using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Host;

namespace OurWhats.Tests.Worlds;

/// <summary>The real application on a real Kestrel with a temporary data folder. It can be stopped and started again on its address.</summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly string[] settings;
    private readonly Action<WebApplicationBuilder>? adapt;
    private WebApplication? app;

    private Installation(string[] settings, Action<WebApplicationBuilder>? adapt)
    {
        (this.settings, this.adapt) = (settings, adapt);
    }

    /// <summary>Where its database is; removed at the end.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("ourwhats-test-").FullName;

    /// <summary>Where it listens, such as http://127.0.0.1:41234; the same after a restart.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>What runs inside.</summary>
    public IServiceProvider Services => app!.Services;

    /// <summary>An empty installation that answers. No limits on how often one may ask, unless a setting sets them.</summary>
    public static async Task<Installation> Start(string[]? settings = null, Action<WebApplicationBuilder>? adapt = null)
    {
        Installation installation = new(["--Limits:DoorPerMinute", "100000", "--Limits:ChangesPerSecond", "100000", "--Serilog:MinimumLevel:Default", "Error", .. settings ?? []], adapt);
        await installation.Start();
        return installation;
    }

    /// <summary>Starts it (again).</summary>
    public async Task Start()
    {
        app = OurWhatsHost.Build(["--urls", Address.ToString(), "--data", Data, .. settings], adapt);
        await OurWhatsHost.Migrate(app);
        await app.StartAsync();
        Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>Stops it as a service manager would.</summary>
    public async Task Stop()
    {
        if (app is null) return;
        await app.StopAsync();
        await app.DisposeAsync();
        app = null;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Data, recursive: true);
    }
}
