using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Conversations;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Messages;

/// <summary>/c/{id}/messages: says something. So does /c/{id}, which composers use: an address travels with each message.</summary>
internal static class MessageApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/c/{id:long}/messages", Send).RequireRateLimiting(Limits.Changes);
        routes.MapPost("/c/{id:long}", Send).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Send(long id, HttpContext context, CurrentUser me, Post post, Pages pages, UnitOfWork unit, CancellationToken cancel)
    {
        var typed = Typed.Of(await Forms.Read(context), context.Request);
        if (typed.Error is { } wrong) return await Refuse(id, context, me, pages, typed, wrong, StatusCodes.Status400BadRequest, cancel);
        var quote = typed.Re is { } number ? await pages.Quote(me, id, number, cancel) : null;
        if (typed.Re is not null && quote is null) return await Refuse(id, context, me, pages, typed, Texts.NothingToAnswer, StatusCodes.Status404NotFound, cancel);
        var message = await unit.Write(() => post.To(id, me, typed, cancel), cancel);
        if (message is null) return await Refuse(id, context, me, pages, typed, Texts.NotThereAnyMore, StatusCodes.Status403Forbidden, cancel);
        if (!context.Request.IsHtmx()) return Answers.SeeOther($"/c/{id}#m{message.Number}");
        if (typed.Tab is null) return Results.NoContent(); // the page hears it by its stream, which costs less
        return Answers.Fragment(MessageList.Create(new(await pages.One(me, message, cancel), id, HasEarlier: false, HasLater: false)));
    }

    // Without a script the page comes back with the text still in it; who may not see the conversation learns nothing.
    private static async Task<IResult> Refuse(long id, HttpContext context, CurrentUser me, Pages pages, Typed typed, string sentence, int status, CancellationToken cancel)
    {
        var page = await pages.Latest(context, id, me, cancel);
        if (page is null) return Refusal.NotFound(context);
        if (context.Request.IsHtmx()) return Refusal.Of(context, status, sentence);
        var quote = typed.Re is { } number ? await pages.Quote(me, id, number, cancel) : null;
        return pages.Answer(page with { Composer = page.Composer?.With(typed, sentence).Answering(quote) }, status);
    }
}
