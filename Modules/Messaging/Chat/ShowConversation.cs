using Htmx;
using Microsoft.AspNetCore.Http;
using OurWhats.Messaging.Composing;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Chat;

/// <summary>Shows a part of a conversation, or answers 304.</summary>
internal sealed class ShowConversation(ConversationPageQuery pages, QuoteQuery quotes, PageETag tags)
{
    public async Task<IResult> Run(
        ConversationRequest request, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        context.Response.Headers.Vary = "HX-Request";
        var tag = tags.For(me);
        if (PageETag.IsFresh(context.Request, tag)) return HtmlResults.NotModified(tag);
        if (!request.IsValid) return ErrorResponse.Of(context, StatusCodes.Status400BadRequest, Texts.NotANumber);
        if (request.Answered is { } answered) return await ShowReply(request.Id, answered, context, me, cancel);
        if (await Find(request, context, me, cancel) is not { } page) return ErrorResponse.NotFound(context);
        return context.Request.IsHtmx()
            ? HtmlResults.Fragment(MessageList.Create(page.List with { HasLater = false }))
            : page.ToResult(tags);
    }

    private async Task<ConversationModel?> Find(
        ConversationRequest request, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        var (id, find) = (request.Id, request.Find);
        if (request.End is not { } end) return await pages.Latest(context, id, me, cancel, find);
        var page = await pages.Earlier(request, end, context, me, cancel);
        // A page that reaches the end of the conversation is the latest one, with a composer.
        return page is { List.HasLater: false } ? await pages.Latest(context, id, me, cancel, find) ?? page : page;
    }

    private async Task<IResult> ShowReply(
        long id, long number, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        if (await quotes.Find(me, id, number, cancel) is not { } quote) return ErrorResponse.NotFound(context);
        if (context.Request.IsHtmx()) return HtmlResults.Fragment(ReplyBar.Create(quote));
        return await pages.Latest(context, id, me, cancel) is { } page
            ? (page with { Composer = page.Composer?.Answering(quote) }).ToResult(tags)
            : ErrorResponse.NotFound(context);
    }
}
