using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Composing;
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

    private static async Task<IResult> Show([AsParameters] MessageDetailsRequest request)
    {
        request.Context.Response.Headers.Vary = "HX-Request";
        if (await request.Find() is not { } details) return ErrorResponse.NotFound(request.Context);
        return request.IsHtmx
            ? HtmlResults.Fragment(MessageDetailsItem.Create(details))
            : await request.Page(details, StatusCodes.Status200OK);
    }

    private static async Task<IResult> Edit([AsParameters] MessageDetailsRequest request, EditAndErase edits)
    {
        if (await request.FindOwn() is not { } details) return ErrorResponse.NotFound(request.Context);
        var draft = MessageDraft.Of(await Forms.Read(request.Context), request.Context.Request);
        details = details with { EditableText = draft.Text };
        var mayBeEmpty = details.Files.Count > 0;
        if (draft.Error is { } error && !(mayBeEmpty && draft.Text.Length == 0))
        {
            return await request.Refuse(details, StatusCodes.Status400BadRequest, error);
        }

        var outcome = await edits.Edit(request.Id, request.Number, request.Me, draft.Text, request.Cancel);
        return await request.Answer(details, outcome);
    }

    private static async Task<IResult> Erase([AsParameters] MessageDetailsRequest request, EditAndErase edits)
    {
        if (await request.FindOwn() is not { } details) return ErrorResponse.NotFound(request.Context);
        var outcome = await edits.Erase(request.Id, request.Number, request.Me, request.Cancel);
        return await request.Answer(details, outcome);
    }
}
