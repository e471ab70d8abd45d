using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Composing;
using OurWhats.Messaging.Messages;
using OurWhats.Messaging.Posting;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Chat;

/// <summary>
/// /c/{id}/messages: posts what a conversation's composer sends, or shows the composer again with the reason why not. So
/// does /c/{id}, which composers use, because the address travels with each message.
/// </summary>
internal sealed class SendMessage(
    PostMessage post,
    ConversationPageQuery pages,
    QuoteQuery quotes,
    PageETag tags,
    IMedia media,
    UnitOfWork unit)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/c/{id:long}/messages", Send).RequireRateLimiting(Limits.Changes);
        routes.MapPost("/c/{id:long}", Send).RequireRateLimiting(Limits.Changes);
    }

    private static Task<IResult> Send(
        long id, HttpContext context, CurrentUser me, SendMessage send, CancellationToken cancel) =>
        send.Run(id, context, me, cancel);

    private async Task<IResult> Run(long conversation, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        var submission = await ComposerSubmission.Read(context, me, media, cancel);
        var (message, hindrance) = await TryPost(conversation, me, submission, cancel);
        if (message is null) return await Refuse(conversation, context, me, submission, hindrance!, cancel);
        if (!context.Request.IsHtmx()) return HtmlResults.SeeOther($"/c/{conversation}#m{message.Number}");
        // The page receives its own message through its stream, which costs fewer bytes than a response with it.
        if (submission.Draft.Tab is null) return Results.NoContent();
        var views = await pages.JustPosted(me, message, cancel);
        return HtmlResults.Fragment(MessageList.Create(new(views, conversation, HasEarlier: false, HasLater: false)));
    }

    private async Task<(Message? Message, Hindrance? Hindrance)> TryPost(
        long conversation, CurrentUser me, ComposerSubmission submission, CancellationToken cancel)
    {
        if (submission.IsRefused) return (null, new(StatusCodes.Status400BadRequest, submission.Error));
        var draft = submission.Draft;
        if (draft.ReplyTo is { } number && await quotes.Find(me, conversation, number, cancel) is null)
        {
            return (null, new(StatusCodes.Status404NotFound, Texts.NothingToAnswer));
        }

        var message = await unit.Write(write => post.ToConversation(write, conversation, me, draft, cancel), cancel);
        if (message is not null) return (message, null);
        var areFilesGone = draft.Uploads.Count > 0
            && (await media.Waiting(me.Id, draft.Uploads, cancel)).Count < draft.Uploads.Count;
        return areFilesGone
            ? (null, new(StatusCodes.Status409Conflict, Texts.FilesGone))
            : (null, new(StatusCodes.Status403Forbidden, Texts.NotThereAnyMore));
    }

    // Without a script, the page comes back with the text and the files still in the form. People who may not see the
    // conversation get a 404.
    private async Task<IResult> Refuse(
        long conversation,
        HttpContext context,
        CurrentUser me,
        ComposerSubmission submission,
        Hindrance hindrance,
        CancellationToken cancel)
    {
        var page = await pages.Latest(context, conversation, me, cancel);
        // Without a composer in which to show it again, the text can still be copied.
        var typed = submission.Draft.Text;
        if (page is null) return ErrorResponse.NotFound(context, typed);
        if (page.Composer is null)
            return ErrorResponse.Of(context, StatusCodes.Status403Forbidden, Texts.NotThereAnyMore, typed);
        var (status, sentence) = hindrance;
        if (context.Request.IsHtmx())
        {
            return ErrorResponse.Of(context, status, sentence ?? submission.RefusedFiles[0].Refusal!);
        }

        var quote = submission.Draft.ReplyTo is { } number
            ? await quotes.Find(me, conversation, number, cancel)
            : null;
        var waiting = await media.Waiting(me.Id, submission.Draft.Uploads, cancel);
        var composer = page.Composer.Refilled(submission, waiting, sentence, quote);
        return (page with { Composer = composer }).ToResult(tags, status);
    }
}
