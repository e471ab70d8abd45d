using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Groups.Directory;
using OurWhats.Groups.Membership;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Owners;

/// <summary>/groups/{id}/picture: an owner gives a group a picture, or takes it away.</summary>
internal static class GroupPictureApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var picture = routes.MapGroup("/groups/{id:long}/picture").RequireRateLimiting(Limits.Changes);
        picture.MapPost("", Change);
        picture.MapPost("/removal", Remove);
    }

    private static async Task<IResult> Change(long id, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupPages pages, GroupPictures pictures, IMedia media, UnitOfWork unit, CancellationToken cancel)
    {
        var sent = await SentPicture.Receive(context, me, media, unit, cancel);
        if (sent.Upload is not { } upload) return await GroupSettingsApi.Page(id, context, me, authorization, pages, null, cancel, sent.Refusal);
        var refused = await authorization.WriteAsOwner(id, me, async access =>
        {
            await media.Attach(me.Id, [upload], cancel);
            await pictures.Set(access.Group, upload.File, me, cancel);
            return null;
        }, cancel);
        if (refused is not null) await sent.Abandon(me, media, unit, cancel);
        return await pages.RedirectOrRefuse(context, me, id, refused, $"/groups/{id}/settings?saved=picture", cancel);
    }

    private static async Task<IResult> Remove(long id, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupPages pages, GroupPictures pictures, CancellationToken cancel)
    {
        var refused = await authorization.WriteAsOwner(id, me, async access =>
        {
            await pictures.Set(access.Group, null, me, cancel);
            return null;
        }, cancel);
        return await pages.RedirectOrRefuse(context, me, id, refused, $"/groups/{id}/settings?saved=picture", cancel);
    }
}

/// <summary>Changes what groups show of themselves. Inside a write.</summary>
internal sealed class GroupPictures(GroupsContext groups, IConversations conversations, IMedia media, UnitOfWork unit)
{
    /// <summary>Shows a picture, or none, wherever the group is shown.</summary>
    public async Task Set(Group group, FileCard? picture, CurrentUser me, CancellationToken cancel)
    {
        var before = group.SetPicture(picture);
        if (before == picture?.Id) return;
        await conversations.SetPicture(group.ConversationId, group.Picture, me.Id, cancel);
        unit.Record(EntryKind.GroupChanged, me.Id, group.ConversationId, group.Id);
        await groups.SaveChangesAsync(cancel);
        if (before is { } file) await media.Release([file], cancel);
    }
}
