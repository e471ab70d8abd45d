using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Sheets;

/// <summary>/c/{id}/messages/{number}: a message's own page, where it is edited and erased.</summary>
internal static class SheetApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var message = routes.MapGroup("/c/{id:long}/messages/{number:long}");
        message.MapGet("", Show);
        message.MapPost("", Edit).RequireRateLimiting(Limits.Changes);
        message.MapPost("/erasure", Erase).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Show(long id, long number, HttpContext context, CurrentUser me, SheetCase sheets, CancellationToken cancel)
    {
        context.Response.Headers.Vary = "HX-Request";
        if (await sheets.Find(me, id, number, cancel) is not { } sheet) return Refusal.NotFound(context);
        return context.Request.IsHtmx() ? Answers.Fragment(SheetItem.Create(sheet)) : await Page(sheet, StatusCodes.Status200OK, context, me, cancel);
    }

    private static async Task<IResult> Edit(long id, long number, HttpContext context, CurrentUser me, SheetCase sheets, Rewrite rewrite, CancellationToken cancel)
    {
        if (await sheets.Find(me, id, number, cancel) is not { } sheet || sheet.AuthorId != me.Id) return Refusal.NotFound(context);
        var typed = Typed.Of(await Forms.Read(context), context.Request);
        sheet = sheet with { Typed = typed.Text };
        if (typed.Error is { } wrong && !(sheet.Files.Count > 0 && typed.Text.Length == 0)) return await Refuse(sheet, StatusCodes.Status400BadRequest, wrong, context, me, cancel);
        return await Answer(sheet, await rewrite.Edit(id, number, me, typed.Text, cancel), context, me, cancel);
    }

    private static async Task<IResult> Erase(long id, long number, HttpContext context, CurrentUser me, SheetCase sheets, Rewrite rewrite, CancellationToken cancel)
    {
        if (await sheets.Find(me, id, number, cancel) is not { } sheet || sheet.AuthorId != me.Id) return Refusal.NotFound(context);
        return await Answer(sheet, await rewrite.Erase(id, number, me, cancel), context, me, cancel);
    }

    // With a script the page's own poll brings what has changed.
    private static async Task<IResult> Answer(Sheet sheet, Rewriting rewriting, HttpContext context, CurrentUser me, CancellationToken cancel) => rewriting switch
    {
        Rewriting.NotTheirs => Refusal.NotFound(context),
        Rewriting.NotThereAnyMore => await Refuse(sheet, StatusCodes.Status403Forbidden, Texts.NotThereAnyMore, context, me, cancel),
        Rewriting.AlreadyErased => await Refuse(sheet, StatusCodes.Status409Conflict, Texts.AlreadyErased, context, me, cancel),
        Rewriting.TooLate => await Refuse(sheet, StatusCodes.Status403Forbidden, Texts.EditLate.With(Message.EditMinutes), context, me, cancel),
        _ => context.Request.IsHtmx() ? Results.NoContent() : Answers.SeeOther(sheet.Place),
    };

    private static async Task<IResult> Refuse(Sheet sheet, int status, string sentence, HttpContext context, CurrentUser me, CancellationToken cancel) =>
        context.Request.IsHtmx() ? Refusal.Of(context, status, sentence) : await Page(sheet with { Error = sentence }, status, context, me, cancel);

    private static async Task<IResult> Page(Sheet sheet, int status, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        var shell = await Shell.For(context, me, Texts.Message, cancel);
        return Answers.Page(SheetPage.Create(new(shell, sheet with { IsPage = true })), status);
    }
}
