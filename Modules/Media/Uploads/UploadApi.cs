using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Uploads;

/// <summary>
/// /uploads/known: creates an upload from a file stored here already. /uploads/{key}/removal: removes an upload with a
/// plain form.
/// </summary>
internal static class UploadApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var uploads = routes.MapGroup("/uploads")
            .WithMetadata(TrafficKind.Uploads)
            .RequireRateLimiting(Limits.Changes);
        uploads.MapPost("/known", ClaimKnown);
        uploads.MapPost("/{key}/removal", Remove);
    }

    private static async Task<IResult> ClaimKnown(
        HttpContext context, CurrentUser me, KnownFiles known, CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        var (upload, refusal) = await known.Claim(me.Id, form.Line("hash"), form["name"], form.Line("size"), cancel);
        if (refusal is not null) return ErrorResponse.Of(context, refusal.Status, refusal.Sentence);
        if (upload is null) return ErrorResponse.NotFound(context);
        context.Response.Headers["Upload-Key"] = upload.Key;
        if (upload.File is { HasPosition: true }) context.Response.Headers[Upload.PositionHeader] = "position";
        return Results.Ok();
    }

    private static async Task<IResult> Remove(
        string key, HttpContext context, CurrentUser me, UploadService uploads, UploadLocks locks, CancellationToken cancel)
    {
        var next = (await Forms.Read(context)).Line("next");
        using var held = await locks.Acquire(me.Id, key, cancel);
        if (await uploads.Find(me.Id, key, cancel) is not { } upload) return ErrorResponse.NotFound(context);
        await uploads.Remove(upload, cancel);
        return context.Request.IsHtmx() ? Results.NoContent() : HtmlResults.SeeOther(next);
    }
}
