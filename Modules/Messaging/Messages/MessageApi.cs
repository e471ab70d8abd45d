using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Conversations;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Messages;

/// <summary>/c/{id}/messages: says something.</summary>
internal static class MessageApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/c/{id:long}/messages", Send).RequireRateLimiting(Limits.Changes);

    private static async Task<IResult> Send(long id, HttpContext context, CurrentUser me, Post post, Pages pages, UnitOfWork unit, CancellationToken cancel)
    {
        var typed = Typed.Of(await Forms.Read(context));
        if (typed.Error is { } wrong) return await Refuse(id, context, me, pages, typed, wrong, StatusCodes.Status400BadRequest, cancel);
        var message = await unit.Write(() => post.To(id, me, typed, cancel), cancel);
        if (message is null) return await Refuse(id, context, me, pages, typed, Texts.NotThereAnyMore, StatusCodes.Status403Forbidden, cancel);
        if (!context.Request.IsHtmx()) return Answers.SeeOther($"/c/{id}#m{message.Number}");
        return Answers.Fragment(MessageList.Create(new(await pages.One(me, message, cancel), id, HasEarlier: false, HasLater: false)));
    }

    // Without a script the page comes back with the text still in it; who may not see the conversation learns nothing.
    private static async Task<IResult> Refuse(long id, HttpContext context, CurrentUser me, Pages pages, Typed typed, string sentence, int status, CancellationToken cancel)
    {
        var page = await pages.Latest(context, id, me, cancel);
        if (page is null) return Refusal.NotFound(context);
        return context.Request.IsHtmx() ? Refusal.Of(context, status, sentence) : pages.Answer(page with { Composer = page.Composer?.With(typed, sentence) }, status);
    }
}
