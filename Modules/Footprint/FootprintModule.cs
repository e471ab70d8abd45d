using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Following;
using OurWhats.Footprint.Measuring;
using OurWhats.Footprint.Method;
using OurWhats.Footprint.Mine;
using OurWhats.Footprint.Report;
using OurWhats.Footprint.Sums;
using OurWhats.Shared;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint;

/// <summary>The footprint: every byte counted, shown to who caused it, and reported.</summary>
public sealed class FootprintModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Footprint";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleContext<FootprintContext>("footprint");
        services.AddSingleton<Meter>();
        services.AddSingleton<Savings>();
        services.AddSingleton<Keeper>();
        services.AddHostedService(provider => provider.GetRequiredService<Keeper>());
        services.AddScoped<Follower>();
        services.AddScoped<Figures>();
        services.AddScoped<Overviews>();
        services.AddScoped<IFootprint, Glances>();
        services.AddScoped<Reports>();
        services.AddScoped<Estimator>();
        services.AddSingleton<Warehouse>();
        services.AddSingleton<Allowances>();
        services.AddSingleton<Novelty>();
        // Below HTTP, on every address on which the server listens. Only what measures its cost does without.
        if (configuration.GetValue("Footprint:Counts", true)) services.AddOptions<KestrelServerOptions>().Configure<Meter>((kestrel, meter) =>
            kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => connection => CountedConnection.Count(connection, meter, next))));
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        FootprintApi.Map(routes);
        PageApi.Map(routes);
        ReportApi.Map(routes);
        EcodesignApi.Map(routes);
    }

    /// <inheritdoc/>
    public async Task Migrate(IServiceProvider services, CancellationToken cancel)
    {
        var footprint = services.GetRequiredService<FootprintContext>();
        await footprint.MigrateIfPending(cancel);
        var meter = services.GetRequiredService<Meter>();
        meter.Learn(await footprint.Markers.MaxAsync(one => (long?)one.ConversationId, cancel) ?? 0);
        await services.GetRequiredService<Allowances>().Load(footprint, cancel);
    }

    /// <summary>What every request passes once it is known who asks: its bytes are charged to them.</summary>
    public static void Use(IApplicationBuilder app) => app.Use(next => context => Attribution.Count(context, next));
}
