using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Groups.Directory;
using OurWhats.Groups.Membership;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Owners;

/// <summary>/groups/{id}/settings: an owner changes what a group is called, says of itself, lets in and shows to newcomers.</summary>
internal static class GroupSettingsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup("/groups/{id:long}/settings");
        settings.MapGet("", Show);
        settings.MapPost("", Change).RequireRateLimiting(Limits.Changes);
    }

    private static Task<IResult> Show(long id, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupPages pages, string saved = "", CancellationToken cancel = default) =>
        Page(id, context, me, authorization, pages, null, cancel, saved: saved);

    private static async Task<IResult> Change(long id, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupPages pages, GroupsContext groups, IConversations conversations, UnitOfWork unit, CancellationToken cancel)
    {
        var form = GroupForm.Of(await Forms.Read(context));
        if (form.Errors.Count > 0) return await Page(id, context, me, authorization, pages, form, cancel);
        var refused = await authorization.WriteAsOwner(id, me, async access =>
        {
            var group = access.Group;
            if (form.IsOf(group)) return null;
            if (group.Name != form.Name) await conversations.Rename(group.ConversationId, form.Name, me.Id, cancel);
            form.Change(group);
            unit.Record(EntryKind.GroupChanged, me.Id, group.ConversationId, id);
            await groups.SaveChangesAsync(cancel);
            return null;
        }, cancel);
        return await pages.RedirectOrRefuse(context, me, id, refused, $"/groups/{id}", cancel);
    }

    /// <param name="form">What was typed and is wrong; null for the group as it is.</param>
    /// <param name="picture">Why a picture is refused, or null.</param>
    /// <param name="saved">What has just been saved: "picture" or nothing.</param>
    public static async Task<IResult> Page(long id, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupPages pages, GroupForm? form, CancellationToken cancel, string? picture = null, string saved = "")
    {
        if (await authorization.FindAsMember(id, me, cancel) is not { } access) return Refusal.NotFound(context);
        if (!access.IsOwner) return await pages.Page(context, me, access, cancel, new(StatusCodes.Status403Forbidden, Texts.OwnersOnly));
        var shell = await Shell.For(context, me, Texts.ChangeGroup, cancel);
        return Answers.Page(GroupSettingsPage.Create(new(shell, GroupCard.Of(access.Group, isMine: true), form ?? GroupForm.Of(access.Group), picture, saved)),
            form is null && picture is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}

/// <summary>The page that changes a group.</summary>
public sealed record GroupSettingsModel(Shell Shell, GroupCard Group, GroupForm Form, string? PictureError, string Saved)
{
    internal PictureFormModel Picture => new($"/groups/{Group.Id}/picture", Texts.GroupPicture, Group.AvatarFor(Shell.Me!), Group.Picture is not null, PictureError, Saved == "picture");
}
