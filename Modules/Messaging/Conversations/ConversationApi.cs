using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Composing;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Conversations;

/// <summary>/c/{id}: reads a conversation.</summary>
internal static class ConversationApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/c/{id:long}", Show)
        .WithMetadata(new ScreenName(30, () => Texts.ScreenConversation));

    private static async Task<IResult> Show(
        [AsParameters] ConversationRequest request,
        HttpContext context,
        CurrentUser me,
        ConversationPageQuery pages,
        PageETag tags,
        CancellationToken cancel)
    {
        context.Response.Headers.Vary = "HX-Request";
        var tag = tags.For(me);
        if (PageETag.IsFresh(context.Request, tag)) return HtmlResults.NotModified(tag);
        if (!request.IsValid) return ErrorResponse.Of(context, StatusCodes.Status400BadRequest, Texts.NotANumber);
        if (request.Answered is { } answered) return await ShowReply(request.Id, answered, context, me, pages, cancel);
        if (await Find(request, context, me, pages, cancel) is not { } page) return ErrorResponse.NotFound(context);
        return context.Request.IsHtmx()
            ? HtmlResults.Fragment(MessageList.Create(page.List with { HasLater = false }))
            : pages.ToResult(page);
    }

    private static async Task<ConversationModel?> Find(
        ConversationRequest request,
        HttpContext context,
        CurrentUser me,
        ConversationPageQuery pages,
        CancellationToken cancel)
    {
        var (id, find) = (request.Id, request.Find);
        if (request.End is not { } end) return await pages.Latest(context, id, me, cancel, find);
        var page = await pages.Earlier(context, id, me, end, request.ReadUpTo, find, cancel);
        // A page that reaches the end of the conversation is the latest one, with a composer.
        return page is { List.HasLater: false } ? await pages.Latest(context, id, me, cancel, find) ?? page : page;
    }

    private static async Task<IResult> ShowReply(
        long id,
        long number,
        HttpContext context,
        CurrentUser me,
        ConversationPageQuery pages,
        CancellationToken cancel)
    {
        if (await pages.Quote(me, id, number, cancel) is not { } quote) return ErrorResponse.NotFound(context);
        if (context.Request.IsHtmx()) return HtmlResults.Fragment(ReplyBar.Create(quote));
        return await pages.Latest(context, id, me, cancel) is { } page
            ? pages.ToResult(page with { Composer = page.Composer?.Answering(quote) })
            : ErrorResponse.NotFound(context);
    }
}
