using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Groups.Directory;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Creation;

/// <summary>/groups/new: creates a group.</summary>
internal static class NewGroupApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var form = routes.MapGroup("/groups/new");
        form.MapGet("", Show).WithMetadata(new NavigationItem(NavigationPlace.Menu, 20, () => Texts.NewGroup));
        form.MapPost("", Create).RequireRateLimiting(Limits.Changes);
    }

    private static Task<IResult> Show(HttpContext context, CurrentUser me, CancellationToken cancel) =>
        Page(context, me, new("", "", IsOpen: false, SharesHistory: false), cancel);

    private static async Task<IResult> Create(
        HttpContext context,
        CurrentUser me,
        GroupCreation creation,
        CancellationToken cancel)
    {
        var form = GroupForm.Of(await Forms.Read(context));
        if (form.Errors.Count == 0 && await creation.Create(form, me.Id, cancel) is { } group)
            return HtmlResults.SeeOther(group.Address);
        if (form.Errors.Count == 0) form.Errors["name"] = Texts.TooManyGroups.With(GroupCreation.MaxGroupsPerFounder);
        return await Page(context, me, form, cancel);
    }

    private static async Task<IResult> Page(
        HttpContext context,
        CurrentUser me,
        GroupForm form,
        CancellationToken cancel) => HtmlResults.Page(
            NewGroupPage.Create(new(await Shell.For(context, me, Texts.NewGroup, cancel), form)),
            form.Errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}

/// <summary>The page to create a group.</summary>
public sealed record NewGroupModel(Shell Shell, GroupForm Form);
