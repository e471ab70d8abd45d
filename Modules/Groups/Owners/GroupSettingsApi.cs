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

/// <summary>/groups/{id}/settings: owners change the name, description and rules of a group.</summary>
internal static class GroupSettingsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup("/groups/{id:long}/settings");
        settings.MapGet("", Show);
        settings.MapPost("", Change).RequireRateLimiting(Limits.Changes);
    }

    private static Task<IResult> Show([AsParameters] GroupRequest request, string saved = "") =>
        Page(request, form: null, saved: saved);

    private static async Task<IResult> Change(
        [AsParameters] GroupRequest request,
        GroupsContext groups,
        IConversations conversations,
        UnitOfWork unit)
    {
        var form = GroupForm.Of(await Forms.Read(request.Context));
        if (form.Errors.Count > 0) return await Page(request, form);
        var (me, cancel) = (request.Me.Id, request.Cancel);
        return await request.ChangeAsOwner(async (write, access) =>
        {
            var group = access.Group;
            if (form.ChangesNothingIn(group)) return null;
            if (group.Name != form.Name) await conversations.Rename(write, group.ConversationId, form.Name, me, cancel);
            form.ApplyTo(group);
            write.Record(EntryKind.GroupChanged, me, group.ConversationId, request.Id);
            await groups.SaveChangesAsync(cancel);
            return null;
        });
    }

    /// <param name="form">The submitted form with errors; null to show the current values.</param>
    /// <param name="pictureError">Why a picture was refused, or null.</param>
    /// <param name="saved">"picture" right after the picture was saved; otherwise empty.</param>
    public static async Task<IResult> Page(
        GroupRequest request,
        GroupForm? form,
        string? pictureError = null,
        string saved = "")
    {
        if (await request.FindAsMember() is not { } access) return ErrorResponse.NotFound(request.Context);
        if (!access.IsOwner) return await request.RefuseToNonOwner(access);
        GroupSettingsModel model = new(
            await Shell.For(request.Context, request.Me, Texts.ChangeGroup, request.Cancel),
            GroupCard.Of(access.Group, isMine: true),
            form ?? GroupForm.Of(access.Group),
            pictureError,
            saved);
        return HtmlResults.Page(
            GroupSettingsPage.Create(model),
            form is null && pictureError is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}

/// <summary>The page to change a group.</summary>
public sealed record GroupSettingsModel(
    Shell Shell,
    GroupCard Group,
    GroupForm Form,
    string? PictureError,
    string Saved)
{
    internal PictureFormModel Picture => new(
        $"/groups/{Group.Id}/picture",
        Texts.GroupPicture,
        Group.AvatarFor(Shell.Me!),
        HasPicture: Group.Picture is not null,
        PictureError,
        IsSaved: Saved == "picture");
}
