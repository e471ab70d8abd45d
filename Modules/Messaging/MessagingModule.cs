using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Messaging.Chat;
using OurWhats.Messaging.Cleanup;
using OurWhats.Messaging.Composing;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Details;
using OurWhats.Messaging.DirectMessages;
using OurWhats.Messaging.Forwarding;
using OurWhats.Messaging.Galleries;
using OurWhats.Messaging.Help;
using OurWhats.Messaging.Live;
using OurWhats.Messaging.Messages;
using OurWhats.Messaging.Posting;
using OurWhats.Messaging.Reading;
using OurWhats.Messaging.SearchSource;
using OurWhats.Messaging.Settings;
using OurWhats.Shared;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging;

/// <summary>Conversations, their participants and messages, read markers, and live updates of open pages.</summary>
public sealed class MessagingModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Messaging";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleContext<MessagingContext>("messaging");
        services.AddSingleton<DateText>();
        services.AddScoped<ConversationListQuery>();
        services.AddScoped<ISidebar>(provider => provider.GetRequiredService<ConversationListQuery>());
        services.AddScoped<ShowDashboard>();
        services.AddScoped<NearbyMessages>();
        services.AddScoped<QuoteQuery>();
        services.AddScoped<ConversationPageQuery>();
        services.AddScoped<ShowConversation>();
        services.AddTransient<Poll>(); // not kept by the scope: a poll may wait for minutes
        services.AddScoped<PageUpdateQuery>();
        services.AddSingleton<RecentMessageCache>();
        services.AddScoped<UpdateStream>();
        services.AddSingleton<StreamCount>();
        services.AddSingleton<PollCount>();
        services.AddSingleton<PollTurns>();
        services.AddScoped<AttachmentTrayQuery>();
        services.AddScoped<SendMessage>();
        services.AddScoped<PostMessage>();
        services.AddScoped<FirstMessage>();
        services.AddScoped<EditAndErase>();
        services.AddScoped<Forward>();
        services.AddScoped<MessageDetailsQuery>();
        services.AddScoped<AttachmentQueries>();
        services.AddScoped<GalleryQuery>();
        services.AddScoped<FileViewerQuery>();
        services.AddScoped<VisibleUses>();
        services.AddScoped<HeavyFiles>();
        services.AddScoped<FileCleanup>();
        services.AddScoped<IFileReferences, AttachmentReferences>();
        services.AddSingleton<ReadReports>();
        services.AddScoped<MarkRead>();
        services.AddScoped<ConversationSettings>();
        services.AddScoped<ShowOptions>();
        services.AddScoped<ShowArchived>();
        services.AddHostedService<MuteExpiry>();
        services.AddScoped<ConversationService>();
        services.AddScoped<IConversations>(provider => provider.GetRequiredService<ConversationService>());
        services.AddScoped<IMessages, MessageSearchSource>();
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("");
        ((IEndpointConventionBuilder)own).Add(CountForConversation);
        DashboardApi.Map(own);
        ConversationApi.Map(own);
        SendMessage.Map(own);
        MessageDetailsApi.Map(own);
        ForwardApi.Map(own);
        FileViewerApi.Map(own);
        GalleryApi.Map(own);
        ReadApi.Map(own);
        OptionsApi.Map(own);
        MuteApi.Map(own);
        ArchiveApi.Map(own);
        MarkUnreadApi.Map(own);
        MediaDisplayApi.Map(own);
        ComposerApi.Map(own);
        CleanupApi.Map(own);
        HelpApi.Map(own);
        PulseApi.Map(own);
        PeopleApi.Map(own);
    }

    /// <inheritdoc/>
    public Task Migrate(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<MessagingContext>().MigrateIfPending(cancel);

    // For all addresses below a conversation at once, so that none is forgotten.
    private static void CountForConversation(EndpointBuilder endpoint)
    {
        var pattern = (endpoint as RouteEndpointBuilder)?.RoutePattern.RawText;
        if (pattern?.StartsWith("/c/{id", StringComparison.Ordinal) == true)
            endpoint.Metadata.Add(new ConversationTraffic(request => request.RouteValues["id"] as string));
    }
}
