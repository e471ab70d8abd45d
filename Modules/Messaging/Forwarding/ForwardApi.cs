using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Forwarding;

/// <summary>/c/{id}/messages/{number}/forward: posts a message again, in another conversation.</summary>
internal static class ForwardApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var forward = routes.MapGroup("/c/{id:long}/messages/{number:long}/forward");
        forward.MapGet("", Show);
        forward.MapPost("", Send).RequireRateLimiting(Limits.Changes);
    }

    /// <param name="q">Part of a person's or group's name.</param>
    private static async Task<IResult> Show(
        [AsParameters] MessageAddress address,
        HttpContext context,
        CurrentUser me,
        Forward forward,
        CancellationToken cancel,
        string q = "")
    {
        context.Response.Headers.Vary = "HX-Request";
        var message = await forward.Find(me, address.Id, address.Number, cancel);
        if (message is null) return ErrorResponse.NotFound(context);
        if (message.IsErased) return ErrorResponse.Of(context, StatusCodes.Status409Conflict, Texts.AlreadyErased);
        var choice = await forward.Choice(me, message, q, cancel);
        return context.Request.IsHtmx()
            ? HtmlResults.Fragment(ForwardItem.Create(choice))
            : await Page(choice, StatusCodes.Status200OK, context, me, cancel);
    }

    private static async Task<IResult> Send(
        [AsParameters] MessageAddress address,
        HttpContext context,
        CurrentUser me,
        Forward forward,
        UnitOfWork unit,
        CancellationToken cancel)
    {
        var message = await forward.Find(me, address.Id, address.Number, cancel);
        if (message is null) return ErrorResponse.NotFound(context);
        if (message.IsErased) return ErrorResponse.Of(context, StatusCodes.Status409Conflict, Texts.AlreadyErased);
        var form = await Forms.Read(context);
        var (to, key) = (form.Line("to"), form.Line("key"));
        var posted = await unit.Write(
            write => forward.Run(write, me, address, to, key, cancel), cancel);
        if (posted is not null) return HtmlResults.SeeOther($"/c/{posted.ConversationId}#m{posted.Number}");
        var choice = await forward.Choice(me, message, "", cancel);
        choice = choice with { Key = key, Error = Texts.ForwardWhere };
        return await Page(choice, StatusCodes.Status400BadRequest, context, me, cancel);
    }

    private static async Task<IResult> Page(
        ForwardChoice choice, int status, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        var shell = await Shell.For(context, me, Texts.Forward, cancel);
        return HtmlResults.Page(ForwardPage.Create(new(shell, choice with { IsPage = true })), status);
    }
}
