using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Conversations;
using OurWhats.Shared.Contracts.Media;
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

    private static async Task<IResult> Send(long id, HttpContext context, CurrentUser me, Post post, Pages pages, IMedia media, UnitOfWork unit, CancellationToken cancel)
    {
        var parcel = await Parcel.Open(context, me, media, cancel);
        var typed = parcel.Typed;
        Task<IResult> No(int status, string? sentence) => Refuse(id, context, me, pages, media, typed, parcel, sentence, status, cancel);
        if (parcel.ComesBack) return await No(StatusCodes.Status400BadRequest, parcel.Wrong);
        var quote = typed.Re is { } number ? await pages.Quote(me, id, number, cancel) : null;
        if (typed.Re is not null && quote is null) return await No(StatusCodes.Status404NotFound, Texts.NothingToAnswer);
        var message = await unit.Write(() => post.To(id, me, typed, cancel), cancel);
        if (message is null && typed.Uploads.Count > 0 && (await media.Waiting(me.Id, typed.Uploads, cancel)).Count < typed.Uploads.Count) return await No(StatusCodes.Status409Conflict, Texts.FilesGone);
        if (message is null) return await No(StatusCodes.Status403Forbidden, Texts.NotThereAnyMore);
        if (!context.Request.IsHtmx()) return Answers.SeeOther($"/c/{id}#m{message.Number}");
        if (typed.Tab is null) return Results.NoContent(); // the page hears it by its stream, which costs less
        return Answers.Fragment(MessageList.Create(new(await pages.One(me, message, cancel), id, HasEarlier: false, HasLater: false)));
    }

    // Without a script the page comes back with the text still in it, and the files; who may not see the conversation learns nothing.
    private static async Task<IResult> Refuse(long id, HttpContext context, CurrentUser me, Pages pages, IMedia media, Typed typed, Parcel parcel, string? sentence, int status, CancellationToken cancel)
    {
        var page = await pages.Latest(context, id, me, cancel);
        if (page is null) return Refusal.NotFound(context);
        if (context.Request.IsHtmx()) return Refusal.Of(context, status, sentence ?? parcel.Refused[0].Refusal!);
        var quote = typed.Re is { } number ? await pages.Quote(me, id, number, cancel) : null;
        var waiting = await media.Waiting(me.Id, typed.Uploads, cancel);
        return pages.Answer(page with { Composer = page.Composer?.With(typed, sentence).Answering(quote).Holding(waiting, typed, parcel.Refused) }, status);
    }
}
