using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Methodology;
using OurWhats.Footprint.Personal;
using OurWhats.Footprint.Recording;
using OurWhats.Footprint.Report;
using OurWhats.Footprint.Totals;
using OurWhats.Shared;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint;

/// <summary>
/// The footprint: counts all bytes of traffic, shows people their own share, and reports on the site.
/// </summary>
public sealed class FootprintModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Footprint";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleContext<FootprintContext>("footprint");
        services.AddSingleton<Meter>();
        services.AddSingleton<TrafficKinds>();
        services.AddSingleton<AvoidedBytes>();
        services.AddSingleton<PageWeights>();
        services.AddJournalConsumer<UsageWriter>();
        services.AddScoped<ActivityRecorder>();
        services.AddScoped<SentMessages>();
        services.AddScoped<UsageQueries>();
        services.AddScoped<OverviewQuery>();
        services.AddScoped<BudgetUpdate>();
        services.AddScoped<IFootprint, FootprintWidgets>();
        services.AddScoped<ReportQuery>();
        services.AddScoped<ReportFile>();
        services.AddScoped<ElectricityMixUpdate>();
        services.AddScoped<Estimator>();
        services.AddSingleton<StorageUsageCache>();
        services.AddHostedService<StorageUsageRefresh>();
        services.AddSingleton<BudgetUsageCache>();
        services.AddSingleton<RefreshThreshold>();

        // Only switched off to measure the cost of counting.
        if (configuration.GetValue("Footprint:Counts", true)) services.AddSingleton<IConnectionStep, CountingStep>();
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        FootprintApi.Map(routes);
        PageWeightApi.Map(routes);
        ReportApi.Map(routes);
        EcodesignApi.Map(routes);
    }

    /// <inheritdoc/>
    public async Task Migrate(IServiceProvider services, CancellationToken cancel)
    {
        var footprint = services.GetRequiredService<FootprintContext>();
        await footprint.MigrateIfPending(cancel);
        var meter = services.GetRequiredService<Meter>();
        meter.NoteConversation(await footprint.ReadMarkers.MaxAsync(marker => (long?)marker.ConversationId, cancel) ?? 0);
        await services.GetRequiredService<UsageWriter>().Load(footprint, cancel);
        await services.GetRequiredService<BudgetUsageCache>().Load(footprint, cancel);
    }

    /// <summary>Middleware after authentication that attributes the bytes of each request to its person.</summary>
    public static void Use(IApplicationBuilder app) => app.Use(next => context => Attribution.Count(context, next));
}
