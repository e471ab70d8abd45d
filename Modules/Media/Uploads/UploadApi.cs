using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Uploads;

/// <summary>/uploads/known: a file that is there already need not come again. /uploads/{key}/removal: takes an upload back by a form.</summary>
internal static class UploadApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var uploads = routes.MapGroup("/uploads").RequireRateLimiting(Limits.Changes);
        uploads.MapPost("/known", Name);
        uploads.MapPost("/{key}/removal", Remove);
    }

    private static async Task<IResult> Name(HttpContext context, CurrentUser me, KnownFiles known, CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        var (upload, refusal) = await known.Name(me.Id, form.Line("hash"), form["name"], form.Line("size"), cancel);
        if (refusal is not null) return Refusal.Of(context, refusal.Status, refusal.Sentence);
        if (upload is null) return Refusal.NotFound(context);
        context.Response.Headers["Upload-Key"] = upload.Key;
        if (upload.File is { HasPosition: true }) context.Response.Headers[Upload.Tells] = "position";
        return Results.Ok();
    }

    private static async Task<IResult> Remove(string key, HttpContext context, CurrentUser me, UploadService incoming, UploadLocks turnstile, CancellationToken cancel)
    {
        var next = (await Forms.Read(context)).Line("next");
        using var passage = await turnstile.Enter(me.Id, key, cancel);
        if (await incoming.Find(me.Id, key, cancel) is not { } upload) return Refusal.NotFound(context);
        await incoming.Remove(upload, cancel);
        return context.Request.IsHtmx() ? Results.NoContent() : Answers.SeeOther(next);
    }
}
