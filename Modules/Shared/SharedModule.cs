using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Storage;
using OurWhats.Shared.Web;

namespace OurWhats.Shared;

/// <summary>The shared infrastructure, registered like any other module.</summary>
public sealed partial class SharedModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Shared";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => new Database(configuration["data"] ?? "data"));
        services.AddSingleton<WriteQueue>();
        services.AddSingleton<Pulse>();
        services.AddSingleton<JournalReader>();
        services.AddScoped<UnitOfWork>();
        services.AddScoped<QueryCounter>();
        var isWatched = configuration["watch"] == "1"; // "dotnet watch" sets DOTNET_WATCH
        services.AddSingleton(provider =>
            new Assets(provider.GetRequiredService<IWebHostEnvironment>().WebRootPath, isWatched));
        services.AddSingleton(new PublicAddress(configuration));
        services.AddSingleton<SiteName>();
        services.AddSingleton<SecurityLog>();
        services.AddSingleton<PageETag>();
        services.AddSingleton<Navigation>();
        services.AddSingleton(TimeProvider.System);
        // The default encoder writes é as six bytes.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        Limits.Add(services, configuration);
        ConnectionPipeline.Add(services);
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        Assets.Map(routes);
        Health.Map(routes);
    }

    /// <inheritdoc/>
    public Task Migrate(IServiceProvider services, CancellationToken cancel)
    {
        var database = services.GetRequiredService<Database>();
        if (database.WasOpen) LogClosed(services.GetRequiredService<ILogger<Database>>(), database.Folder);
        var durability = database.Durability();
        if (durability != ("wal", 2))
        {
            throw new InvalidOperationException(
                $"The database would lose messages: journal mode and synchronous are {durability}.");
        }

        var unit = services.GetRequiredService<UnitOfWork>();
        Entry.CreateTable(unit.Connection);
        var last = Entry.Last(unit.Connection);
        services.GetRequiredService<WriteQueue>().LastEntry = last;
        services.GetRequiredService<Pulse>().StartAt(last);
        services.GetRequiredService<JournalReader>().Advance(last);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Middleware that follows authentication: the language, then the <see cref="CrossSiteGuard"/>, the
    /// <see cref="FormOwner"/>, and what is <see cref="Nowhere"/>.
    /// </summary>
    public static void Use(IApplicationBuilder app)
    {
        app.Use(next => context => Languages.Speak(context, next));
        app.Use(next => context => CrossSiteGuard.Check(context, next));
        app.Use(next => context => FormOwner.Check(context, next));
        app.Use(next => context => Nowhere.Admit(context, next));
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The data folder {Folder} was readable by others. Now only its owner reads it.")]
    private static partial void LogClosed(ILogger log, string folder);
}
