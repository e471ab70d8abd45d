using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Uploads;

/// <summary>/uploads: files come by tus, so that a cut line costs nothing that has come.</summary>
internal static class TusApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var uploads = routes.MapGroup("/uploads").AddEndpointFilter(Tus.Speak);
        uploads.MapMethods("", [HttpMethods.Options], Introduce);
        uploads.MapMethods("/{key}", [HttpMethods.Options], Introduce);
        uploads.MapMethods("/{key}", [HttpMethods.Head], Ask);
        var changes = uploads.MapGroup("").RequireRateLimiting(Limits.Changes);
        changes.MapPost("", Create);
        changes.MapPatch("/{key}", GoOn);
        changes.MapDelete("/{key}", End);
    }

    private static IResult Introduce(HttpResponse response, MediaLimits limits)
    {
        response.Headers["Tus-Version"] = Tus.Version;
        response.Headers["Tus-Extension"] = Tus.Extensions;
        response.Headers["Tus-Max-Size"] = limits.MostBytes.ToString(CultureInfo.InvariantCulture);
        response.Headers["Tus-Checksum-Algorithm"] = Checksum.Algorithms;
        return Results.NoContent();
    }

    private static async Task<IResult> Ask(string key, HttpContext context, CurrentUser me, UploadService incoming, UploadLocks turnstile, CancellationToken cancel)
    {
        using var passage = await turnstile.Enter(me.Id, key, cancel);
        if (await incoming.Find(me.Id, key, cancel) is not { } upload) return Refusal.NotFound(context);
        if (await incoming.Complete(upload) is { } refusal) return Refusal.Of(context, refusal.Status, refusal.Sentence);
        Tus.Tell(context.Response, upload, incoming.OffsetOf(upload));
        context.Response.Headers["Upload-Length"] = upload.Length.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["Upload-Metadata"] = "filename " + Convert.ToBase64String(Encoding.UTF8.GetBytes(upload.Name));
        context.Response.Headers.CacheControl = "no-store";
        return Results.Ok();
    }

    private static async Task<IResult> Create(HttpContext context, CurrentUser me, UploadService incoming, UploadLocks turnstile, CancellationToken cancel)
    {
        if (Tus.Number(context.Request, "Upload-Length") is not { } length) return NotTus(context, StatusCodes.Status400BadRequest);
        var (upload, refused) = await incoming.Begin(me.Id, Tus.NameIn(context.Request), length, Tus.BeforeIn(context.Request), cancel);
        if (upload is null || refused is not null) return Refusal.Of(context, refused!.Status, refused.Sentence);
        using var passage = await turnstile.Enter(me.Id, upload.Key, cancel);
        context.Response.Headers.Location = "/uploads/" + upload.Key;
        Tus.Tell(context.Response, upload, 0);
        if (!Tus.HasContent(context.Request)) return Results.StatusCode(StatusCodes.Status201Created);
        var (answer, ending) = await Take(context, me, upload, incoming, passage, StatusCodes.Status201Created);
        if (ending == Ending.Cut) await incoming.Remove(upload, CancellationToken.None); // its sender will never know where it is
        return answer;
    }

    private static async Task<IResult> GoOn(string key, HttpContext context, CurrentUser me, UploadService incoming, UploadLocks turnstile, CancellationToken cancel)
    {
        if (!Tus.HasContent(context.Request)) return NotTus(context, StatusCodes.Status415UnsupportedMediaType);
        if (Tus.Number(context.Request, "Upload-Offset") is not { } offset) return NotTus(context, StatusCodes.Status400BadRequest);
        using var passage = await turnstile.Enter(me.Id, key, cancel);
        if (await incoming.Find(me.Id, key, cancel) is not { } upload) return Refusal.NotFound(context);
        if (incoming.OffsetOf(upload) != offset) return NotTus(context, StatusCodes.Status409Conflict);
        return (await Take(context, me, upload, incoming, passage, StatusCodes.Status204NoContent)).Answer;
    }

    private static async Task<IResult> End(string key, HttpContext context, CurrentUser me, UploadService incoming, UploadLocks turnstile, CancellationToken cancel)
    {
        using var passage = await turnstile.Enter(me.Id, key, cancel);
        if (await incoming.Find(me.Id, key, cancel) is not { } upload) return Refusal.NotFound(context);
        await incoming.Remove(upload, cancel);
        return Results.NoContent();
    }

    private static async Task<(IResult Answer, Ending Ending)> Take(HttpContext context, CurrentUser me, Upload upload, UploadService incoming, UploadLock passage, int status)
    {
        var header = context.Request.Headers["Upload-Checksum"].ToString();
        using var checksum = Checksum.Parse(header);
        if (header.Length > 0 && checksum is null) return (NotTus(context, StatusCodes.Status400BadRequest), Ending.Damaged);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, passage.Stop, me.SessionEnded);
        Limits.Lift(context);
        var (ending, refusal) = await incoming.GoOn(upload, context.Request.Body, checksum, cut.Token);
        if (ending == Ending.Cut) return (HangUp(context), ending);
        if (refusal is not null) return (Refusal.Of(context, refusal.Status, refusal.Sentence), ending);
        Tus.Tell(context.Response, upload, incoming.OffsetOf(upload));
        return (Results.StatusCode(status), ending);
    }

    // Nobody listens any more, or nobody should.
    private static IResult HangUp(HttpContext context)
    {
        context.Abort();
        return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
    }

    private static IResult NotTus(HttpContext context, int status) => Refusal.Of(context, status, Texts.NotTus);
}
