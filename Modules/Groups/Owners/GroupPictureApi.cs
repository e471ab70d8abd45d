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

/// <summary>/groups/{id}/picture: owners set or remove the picture of a group.</summary>
internal static class GroupPictureApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var picture = routes.MapGroup("/groups/{id:long}/picture").RequireRateLimiting(Limits.Changes);
        picture.MapPost("", Change);
        picture.MapPost("/removal", Remove);
    }

    private static async Task<IResult> Change(
        [AsParameters] GroupRequest request,
        GroupPictures pictures,
        IMedia media,
        UnitOfWork unit)
    {
        var (me, cancel) = (request.Me, request.Cancel);
        var sent = await PictureUpload.Receive(request.Context, me, media, unit, cancel);
        if (sent.Upload is not { } upload)
            return await GroupSettingsApi.Page(request, form: null, pictureError: sent.Refusal);
        var refusal = await request.WriteAsOwner(async (write, access) =>
        {
            await media.Attach(write, me.Id, [upload], cancel);
            await pictures.Set(write, access.Group, upload.File, me, cancel);
            return null;
        });
        if (refusal is not null) await sent.Abandon(me, media, unit, cancel);
        return await request.RedirectOrRefuse(refusal, SavedAddress(request));
    }

    private static async Task<IResult> Remove([AsParameters] GroupRequest request, GroupPictures pictures)
    {
        var refusal = await request.WriteAsOwner(async (write, access) =>
        {
            await pictures.Set(write, access.Group, null, request.Me, request.Cancel);
            return null;
        });
        return await request.RedirectOrRefuse(refusal, SavedAddress(request));
    }

    private static string SavedAddress(GroupRequest request) => $"/groups/{request.Id}/settings?saved=picture";
}

internal sealed class GroupPictures(GroupsContext groups, IConversations conversations, IMedia media)
{
    /// <summary>Sets the picture of a group and of its conversation; null removes it.</summary>
    public async Task Set(WriteTransaction write, Group group, FileCard? picture, CurrentUser me, CancellationToken cancel)
    {
        var before = group.SetPicture(picture);
        if (before == picture?.Id) return;
        await conversations.SetPicture(write, group.ConversationId, group.Picture, me.Id, cancel);
        write.Record(EntryKind.GroupChanged, me.Id, group.ConversationId, group.Id);
        await groups.SaveChangesAsync(cancel);
        if (before is { } file) await media.Release(write, [file], cancel);
    }
}
