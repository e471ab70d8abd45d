using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Groups.Access;
using OurWhats.Groups.Creation;
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

/// <summary>Groups: the directory, members, owners and invitations.</summary>
public sealed class GroupsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Groups";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleContext<GroupsContext>("groups");
        services.AddScoped<GroupAuthorization>();
        services.AddScoped<GroupMembership>();
        services.AddScoped<IFileReferences, GroupPictureReferences>();
        services.AddScoped<IConversationOwners, ConversationOwners>();
        services.AddScoped<GroupPictures>();
        services.AddScoped<GroupPages>();
        services.AddScoped<GroupCreation>();
        services.AddScoped<GroupInvitationService>();
        services.AddScoped<IInvitations>(provider => provider.GetRequiredService<GroupInvitationService>());
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        DirectoryApi.Map(routes);
        NewGroupApi.Map(routes);
        MembersApi.Map(routes);
        MemberApi.Map(routes);
        AddMembersApi.Map(routes);
        OwnersApi.Map(routes);
        GroupSettingsApi.Map(routes);
        GroupPictureApi.Map(routes);
        InvitationApi.Map(routes);
        JoinApi.Map(routes);
    }

    /// <inheritdoc/>
    public Task Migrate(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<GroupsContext>().MigrateIfPending(cancel);
}
