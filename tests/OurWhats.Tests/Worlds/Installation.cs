using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Host;
using OurWhats.Shared;
using OurWhats.Shared.Web;

namespace OurWhats.Tests.Worlds;

/// <summary>
/// The real application on a real Kestrel with a temporary data folder. It can be stopped and restarted on the same
/// address.
/// </summary>
public sealed class Installation : IAsyncDisposable
{
    // No limits on how often one may ask, nor on how long a search may take, unless a setting sets them: what is found depends
    // on no clock. Of what is logged, only what goes wrong.
    private static readonly string[] Usual =
    [
        "--Limits:DoorPerMinute", "100000", "--Limits:ChangesPerSecond", "100000", "--Limits:RefusalMilliseconds", "0",
        "--Limits:ReadsPerSecond", "100000", "--Limits:ReadsAtOnce", "100000", "--Limits:VisitorsPerSecond", "100000",
        "--Limits:SearchesPerSecond", "100000", "--Limits:SearchesAtOnce", "100000",
        "--Search:Milliseconds", "120000", "--Serilog:MinimumLevel:Default", "Error",
    ];

    // Scripts and styles are compressed once for all, as they are once in an installation's life: that takes longer than most tests.
    private static readonly Lazy<Assets> Assets = new(() => new(Path.Combine(AppContext.BaseDirectory, "wwwroot"), isWatched: false));

    private readonly string[] settings;
    private readonly Action<WebApplicationBuilder>? adapt;
    private readonly IModule[] more;
    private WebApplication? app;

    private Installation(string[]? settings, Action<WebApplicationBuilder>? adapt, IModule[] more) =>
        (this.settings, this.adapt, this.more) = ([.. Usual, .. settings ?? []], adapt, more);

    /// <summary>Where its database is; removed at the end.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("ourwhats-test-").FullName;

    /// <summary>Where it listens, such as http://127.0.0.1:41234; the same after a restart.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>What it began with; null where that was nothing.</summary>
    internal Seed? Seed { get; private set; }

    /// <summary>What runs inside.</summary>
    public IServiceProvider Services => app!.Services;

    /// <summary>An empty installation that answers.</summary>
    /// <param name="settings">More of the command line.</param>
    /// <param name="adapt">Changes services.</param>
    public static Task<Installation> Start(string[]? settings = null, Action<WebApplicationBuilder>? adapt = null) =>
        Start(async _ => await Seed.Empty(), settings, adapt);

    /// <summary>An installation that begins with a copy of some data, or with nothing and is migrated then.</summary>
    /// <inheritdoc cref="Start(string[], Action{WebApplicationBuilder})"/>
    /// <param name="choose">Chooses the data.</param>
    /// <param name="more">Modules beside those of the product.</param>
    internal static async Task<Installation> Start(
        Func<TimeProvider, Task<Seed?>> choose,
        string[]? settings = null,
        Action<WebApplicationBuilder>? adapt = null,
        params IModule[] more)
    {
        Installation installation = new(settings, adapt, more);
        installation.Build();
        installation.Seed = await choose(installation.Services.GetRequiredService<TimeProvider>());
        installation.Seed?.PlantIn(installation.Data);
        await installation.Run();
        return installation;
    }

    /// <summary>Starts it again.</summary>
    public Task Start()
    {
        Build();
        return Run();
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

    private void Build() =>
        app = OurWhatsHost.Build(["--urls", Address.ToString(), "--data", Data, .. settings], Adapt, more);

    private async Task Run()
    {
        await OurWhatsHost.Migrate(app!);
        await app!.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Address = new(address.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)); // nobody can ask for every address
    }

    private void Adapt(WebApplicationBuilder builder)
    {
        // The passwords of tests need not resist anybody.
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
        builder.Services.AddSingleton(Assets.Value);
        adapt?.Invoke(builder);
    }
}
