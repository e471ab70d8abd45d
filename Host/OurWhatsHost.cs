using System.Globalization;
using OurWhats.Accounts;
using OurWhats.Footprint;
using OurWhats.Groups;
using OurWhats.Host.Demo;
using OurWhats.Media;
using OurWhats.Messaging;
using OurWhats.Search;
using OurWhats.Shared;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;
using Serilog;
using Serilog.Events;

namespace OurWhats.Host;

/// <summary>Builds and runs the application from its modules.</summary>
public static class OurWhatsHost
{
    private const string DefaultAddress = "http://localhost:5080";

    // A search of 10,000 characters, each percent-encoded.
    private const int LongestAddressBytes = 128 * 1024;

    // A new module is added here.
    private static readonly IModule[] Modules =
    [
        new SharedModule(),
        new MediaModule(),
        new AccountsModule(),
        new MessagingModule(),
        new GroupsModule(),
        new SearchModule(),
        new FootprintModule(),
    ];

    /// <summary>
    /// Runs the command line: the server, or the commands "check", "reindex" and
    /// "remove-second-factor". Returns the exit code.
    /// </summary>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            return await RunCommand(args);
        }
        catch (StartRefusedException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
    }

    /// <summary>Builds the application without starting it.</summary>
    /// <param name="args">The command line: <c>--urls</c>, <c>--data</c>, or any setting of ASP.NET Core.</param>
    /// <param name="adapt">Changes the services before they are built; for tests and for the demo's clock.</param>
    /// <param name="more">Modules to add to those of the application.</param>
    public static WebApplication Build(
        string[] args,
        Action<WebApplicationBuilder>? adapt = null,
        params IReadOnlyList<IModule> more)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = WebRoot(),
            ApplicationName = "OurWhats",
        });
        builder.Configuration.AddEnvironmentVariables("OURWHATS_").AddCommandLine(args);
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.FormBytes;
            kestrel.Limits.MaxRequestLineSize = LongestAddressBytes;
            kestrel.Limits.MaxConcurrentConnections = ConnectionLimit.MostIn(builder.Configuration);
        });
        builder.Host.UseSerilog((_, log) => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.With<ShortLogValues>()
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture));
        builder.Services.AddSingleton<IConnectionStep, ConnectionLimit>();
        foreach (var module in Modules.Concat(more))
        {
            builder.Services.AddSingleton(module);
            module.AddServices(builder.Services, builder.Configuration);
        }

        adapt?.Invoke(builder);
        var app = builder.Build();
        UsePipeline(app);
        var endpoints = app.MapGroup("");
        HeadRequests.Add(endpoints);
        foreach (var module in app.Services.GetServices<IModule>()) module.MapEndpoints(endpoints);
        return app;
    }

    /// <summary>Brings the data folder up to date.</summary>
    public static async Task Migrate(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var module in app.Services.GetServices<IModule>())
            await module.Migrate(scope.ServiceProvider, CancellationToken.None);
    }

    private static async Task<int> RunCommand(string[] args)
    {
        if (args is ["check", .. var rest]) return await Check(rest);
        if (args is ["reindex", .. var others]) return await Reindex(others);
        if (args is ["remove-second-factor", var name, .. var settings]) return await RemoveSecondFactor(name, settings);
        var isDemo = args.Contains("--demo");
        args = [.. args.Where(arg => arg != "--demo")];
        if (isDemo) await DemoInstallation.Fill(args);
        await using var app = Build(args);
        await Migrate(app);
        await app.RunAsync();
        return 0;
    }

    // Prints what is damaged; the exit code tells scripts.
    private static Task<int> Check(string[] args) => Alone(args, async services =>
    {
        List<string> damage = [];
        foreach (var module in services.GetServices<IModule>())
            damage.AddRange(await module.Check(services, CancellationToken.None));
        foreach (var sentence in damage) Console.WriteLine(sentence);
        Console.WriteLine(damage.Count == 0 ? OurWhats.Shared.Texts.AllIsWell : OurWhats.Shared.Texts.Damages.With(damage.Count));
        return damage.Count == 0 ? 0 : 1;
    });

    private static Task<int> Reindex(string[] args) => Alone(args, async services =>
    {
        foreach (var module in services.GetServices<IModule>())
            await module.Rebuild(services, Console.WriteLine, CancellationToken.None);
        return 0;
    });

    // The way back in for an only administrator who has lost their second factor.
    private static Task<int> RemoveSecondFactor(string name, string[] args) => Alone(args, async services =>
    {
        var isRemoved = await services.GetRequiredService<ISecondFactorRemoval>().Remove(name, CancellationToken.None);
        Console.WriteLine((isRemoved ? OurWhats.Shared.Texts.SecondFactorRemoved : OurWhats.Shared.Texts.NobodyNamed).With(name));
        return isRemoved ? 0 : 1;
    });

    // Runs a command with the data folder locked, while no server uses it.
    private static async Task<int> Alone(string[] args, Func<IServiceProvider, Task<int>> work)
    {
        await using var app = Build(args);
        try
        {
            await Migrate(app);
        }
        catch (IOException)
        {
            Console.WriteLine(OurWhats.Shared.Texts.InUse);
            return 1;
        }

        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    // The copy made by the build; under "dotnet watch", the source files.
    private static string WebRoot()
    {
        var sources = Path.GetFullPath("../../../../wwwroot", AppContext.BaseDirectory);
        var isWatched = Environment.GetEnvironmentVariable("DOTNET_WATCH") == "1";
        return isWatched && Directory.Exists(sources) ? sources : Path.Combine(AppContext.BaseDirectory, "wwwroot");
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseForwardedHeaders(TrustedProxies.Options(app.Configuration));
        app.Use(next => context => SecurityHeaders.Write(context, next));
        app.Use(next => context => RequestLog.Write(context, next));
        app.Use(next => context => Failures.Catch(context, next));
        MediaModule.UseBeforeRouting(app);
        app.UseRouting();
        app.UseAuthentication();
        FootprintModule.Use(app);
        SharedModule.Use(app);
        app.UseAuthorization();
        app.UseRateLimiter();
    }
}
