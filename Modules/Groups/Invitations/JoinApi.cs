using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Invitations;

/// <summary>/join/{code}: the target of an invitation link, for people signed in or not.</summary>
internal static class JoinApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/join/{code}", Show).AllowAnonymous();
        routes.MapPost("/join/{code}", Join).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Show(
        string code,
        HttpContext context,
        GroupInvitationService invitations,
        IConversations conversations,
        ISignUpRule signUp,
        CancellationToken cancel)
    {
        if (await invitations.FindValid(code, cancel) is not { Group: var group }) return Expired(context);
        var me = CurrentUser.Of(context);
        if (me is not null && (await conversations.WhereIs(me.Id, [group.ConversationId], cancel)).Count > 0)
            return HtmlResults.SeeOther($"/c/{group.ConversationId}");
        JoinModel model = new(
            Shell.Bare(context, group.Name),
            group.Name,
            group.Description,
            code,
            IsSignedIn: me is not null,
            signUp.IsOpenToGroupLinks);
        return HtmlResults.Page(JoinPage.Create(model));
    }

    private static async Task<IResult> Join(
        string code,
        HttpContext context,
        CurrentUser me,
        GroupInvitationService invitations,
        UnitOfWork unit,
        CancellationToken cancel)
    {
        var next = await unit.Write(write => invitations.Accept(write, code, me.Id, cancel), cancel);
        return next is null ? Expired(context) : HtmlResults.SeeOther(next);
    }

    private static IResult Expired(HttpContext context) =>
        ErrorResponse.Of(context, StatusCodes.Status404NotFound, Texts.InvitationExpired);
}

/// <summary>The page behind an invitation link.</summary>
public sealed record JoinModel(
    Shell Shell,
    string Name,
    string Description,
    string Code,
    bool IsSignedIn,
    bool OffersSignUp);
