using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Messaging.Attaching;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Directs;
using OurWhats.Messaging.Finding;
using OurWhats.Messaging.Forwarding;
using OurWhats.Messaging.Help;
using OurWhats.Messaging.Keeping;
using OurWhats.Messaging.Lightening;
using OurWhats.Messaging.Messages;
using OurWhats.Messaging.Notifications;
using OurWhats.Messaging.Reading;
using OurWhats.Messaging.Sheets;
using OurWhats.Shared;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging;

/// <summary>Conversations, who is in them, what is said, what was read, and the news of it.</summary>
public sealed class MessagingModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Messaging";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleContext<MessagingContext>("messaging");
        services.AddSingleton<When>();
        services.AddScoped<Rows>();
        services.AddScoped<ISidebar>(provider => provider.GetRequiredService<Rows>());
        services.AddScoped<Pages>();
        services.AddScoped<Bulletin>();
        services.AddSingleton<JustSaid>();
        services.AddScoped<LiveNews>();
        services.AddSingleton<StreamCount>();
        services.AddScoped<Post>();
        services.AddScoped<Rewrite>();
        services.AddScoped<Forward>();
        services.AddScoped<SheetCase>();
        services.AddScoped<Album>();
        services.AddScoped<HeavyFiles>();
        services.AddScoped<Lighten>();
        services.AddScoped<IFileUse, FileUse>();
        services.AddScoped<MarkRead>();
        services.AddScoped<Keeper>();
        services.AddHostedService<QuietEnds>();
        services.AddScoped<ConversationKeeper>();
        services.AddScoped<IConversations>(provider => provider.GetRequiredService<ConversationKeeper>());
        services.AddScoped<IMessages, MessageFinder>();
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        DashboardApi.Map(routes);
        ConversationApi.Map(routes);
        MessageApi.Map(routes);
        SheetApi.Map(routes);
        ForwardApi.Map(routes);
        ViewApi.Map(routes);
        GalleryApi.Map(routes);
        ReadApi.Map(routes);
        OptionsApi.Map(routes);
        MuteApi.Map(routes);
        ArchiveApi.Map(routes);
        UnreadApi.Map(routes);
        ShowingApi.Map(routes);
        AttachingApi.Map(routes);
        LightenApi.Map(routes);
        HelpApi.Map(routes);
        PulseApi.Map(routes);
        PeopleApi.Map(routes);
    }

    /// <inheritdoc/>
    public Task Migrate(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<MessagingContext>().MigrateIfPending(cancel);
}
