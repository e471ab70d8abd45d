using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Composing;
using OurWhats.Messaging.Messages;
using OurWhats.Messaging.Posting;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Details;

/// <summary>/c/{id}/messages/{number}: a message's own page, to edit or erase it.</summary>
internal static class MessageDetailsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var message = routes.MapGroup("/c/{id:long}/messages/{number:long}");
        message.MapGet("", Show);
        message.MapPost("", Edit).RequireRateLimiting(Limits.Changes);
        message.MapPost("/erasure", Erase).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Show(
        [AsParameters] MessageAddress address,
        HttpContext context,
        CurrentUser me,
        MessageDetailsQuery query,
        CancellationToken cancel)
    {
        context.Response.Headers.Vary = "HX-Request";
        var details = await query.Find(me, address.Id, address.Number, cancel);
        if (details is null) return ErrorResponse.NotFound(context);
        return context.Request.IsHtmx()
            ? HtmlResults.Fragment(MessageDetailsItem.Create(details))
            : await Page(details, StatusCodes.Status200OK, context, me, cancel);
    }

    private static async Task<IResult> Edit(
        [AsParameters] MessageAddress address,
        HttpContext context,
        CurrentUser me,
        MessageDetailsQuery query,
        EditAndErase edits,
        CancellationToken cancel)
    {
        var details = await query.Find(me, address.Id, address.Number, cancel);
        if (details is null || details.AuthorId != me.Id) return ErrorResponse.NotFound(context);
        var draft = MessageDraft.Of(await Forms.Read(context), context.Request);
        details = details with { EditableText = draft.Text };
        var mayBeEmpty = details.Files.Count > 0;
        if (draft.Error is { } error && !(mayBeEmpty && draft.Text.Length == 0))
        {
            return await Refuse(details, StatusCodes.Status400BadRequest, error, context, me, cancel);
        }

        var outcome = await edits.Edit(address.Id, address.Number, me, draft.Text, cancel);
        return await Answer(details, outcome, context, me, cancel);
    }

    private static async Task<IResult> Erase(
        [AsParameters] MessageAddress address,
        HttpContext context,
        CurrentUser me,
        MessageDetailsQuery query,
        EditAndErase edits,
        CancellationToken cancel)
    {
        var details = await query.Find(me, address.Id, address.Number, cancel);
        if (details is null || details.AuthorId != me.Id) return ErrorResponse.NotFound(context);
        var outcome = await edits.Erase(address.Id, address.Number, me, cancel);
        return await Answer(details, outcome, context, me, cancel);
    }

    // With a script, the change arrives by the page's own poll.
    private static Task<IResult> Answer(
        MessageDetails details, EditOutcome outcome, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        Task<IResult> Refused(int status, string sentence) => Refuse(details, status, sentence, context, me, cancel);
        return outcome switch
        {
            EditOutcome.NotTheirs => Task.FromResult(ErrorResponse.NotFound(context)),
            EditOutcome.NoLongerPresent => Refused(StatusCodes.Status403Forbidden, Texts.NotThereAnyMore),
            EditOutcome.AlreadyErased => Refused(StatusCodes.Status409Conflict, Texts.AlreadyErased),
            EditOutcome.TooLate => Refused(
                StatusCodes.Status403Forbidden, Texts.EditLate.With(Message.EditMinutes)),
            _ => Task.FromResult(
                context.Request.IsHtmx() ? Results.NoContent() : HtmlResults.SeeOther(details.Place)),
        };
    }

    private static async Task<IResult> Refuse(
        MessageDetails details,
        int status,
        string sentence,
        HttpContext context,
        CurrentUser me,
        CancellationToken cancel) =>
        context.Request.IsHtmx()
            ? ErrorResponse.Of(context, status, sentence)
            : await Page(details with { Error = sentence }, status, context, me, cancel);

    private static async Task<IResult> Page(
        MessageDetails details, int status, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        var shell = await Shell.For(context, me, Texts.Message, cancel);
        return HtmlResults.Page(MessageDetailsPage.Create(new(shell, details with { IsPage = true })), status);
    }
}
