using System.Globalization;
using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Conversations;

/// <summary>/c/{id}: reads a conversation.</summary>
internal static class ConversationApi
{
    private const int MessagesAfter = 20;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/c/{id:long}", Show);

    /// <param name="before">Shows the messages before this one.</param>
    /// <param name="read">Where reading had stopped, if the page says so.</param>
    /// <param name="at">Shows the page around this one.</param>
    /// <param name="reply">Answers this one.</param>
    /// <param name="find">What was looked for, to be marked.</param>
    private static async Task<IResult> Show(long id, HttpContext context, CurrentUser me, Pages pages, PageTag tags, string? before, string? read, string? at, string? reply, string? find, CancellationToken cancel)
    {
        context.Response.Headers.Vary = "HX-Request";
        var tag = tags.For(me);
        if (PageTag.IsFresh(context.Request, tag)) return Answers.NotModified(tag);
        if (!TryNumber(before, out var end) || !TryNumber(read, out var stopped) || !TryNumber(at, out var around) || !TryNumber(reply, out var answered)) return Refusal.Of(context, StatusCodes.Status400BadRequest, Texts.NotANumber);
        if (answered is not null) return await Answer(id, answered.Value, context, me, pages, cancel);
        if (around is not null) end = around + MessagesAfter;
        var page = end is null ? await pages.Latest(context, id, me, cancel, find) : await pages.Earlier(context, id, me, end.Value, stopped, find, cancel);
        if (page is null) return Refusal.NotFound(context);
        if (end is not null && page.List is { HasLater: false }) page = await pages.Latest(context, id, me, cancel, find) ?? page;
        return context.Request.IsHtmx() ? Answers.Fragment(MessageList.Create(page.List with { HasLater = false })) : pages.Answer(page);
    }

    private static async Task<IResult> Answer(long id, long number, HttpContext context, CurrentUser me, Pages pages, CancellationToken cancel)
    {
        if (await pages.Quote(me, id, number, cancel) is not { } quote) return Refusal.NotFound(context);
        if (context.Request.IsHtmx()) return Answers.Fragment(ReplyBar.Create(quote));
        return await pages.Latest(context, id, me, cancel) is { } page ? pages.Answer(page with { Composer = page.Composer?.Answering(quote) }) : Refusal.NotFound(context);
    }

    private static bool TryNumber(string? text, out long? number)
    {
        number = null;
        if (text is null) return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) || parsed > int.MaxValue) return false;
        number = parsed;
        return true;
    }
}
