using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Groups.Directory;
using OurWhats.Groups.Invitations;
using OurWhats.Groups.Membership;
using OurWhats.Groups.Owners;
using OurWhats.Shared;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;

namespace OurWhats.Groups;

/// <summary>Groups: their directory, who may come in and how.</summary>
public sealed class GroupsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Groups";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleContext<GroupsContext>("groups");
        services.AddScoped<Standings>();
        services.AddScoped<Door>();
        services.AddScoped<IFileUse, PictureUse>();
        services.AddScoped<ICharge, Charge>();
        services.AddScoped<Gallery>();
        services.AddScoped<GroupPages>();
        services.AddScoped<InvitationBook>();
        services.AddScoped<IInvitations>(provider => provider.GetRequiredService<InvitationBook>());
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        GroupsApi.Map(routes);
        MembersApi.Map(routes);
        MemberApi.Map(routes);
        AddApi.Map(routes);
        OwnersApi.Map(routes);
        SettingsApi.Map(routes);
        PictureApi.Map(routes);
        LinkApi.Map(routes);
        JoinApi.Map(routes);
    }

    /// <inheritdoc/>
    public Task Migrate(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<GroupsContext>().MigrateIfPending(cancel);
}
