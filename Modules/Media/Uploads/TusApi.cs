using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Uploads;

/// <summary>/uploads: resumable uploads with tus, so that a cut connection loses nothing already received.</summary>
internal static class TusApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var uploads = routes.MapGroup("/uploads").WithMetadata(TrafficKind.Uploads).AddEndpointFilter(Tus.RequireVersion);
        uploads.MapMethods("", [HttpMethods.Options], DescribeServer);
        uploads.MapMethods("/{key}", [HttpMethods.Options], DescribeServer);
        uploads.MapMethods("/{key}", [HttpMethods.Head], DescribeUpload);
        var changes = uploads.MapGroup("").RequireRateLimiting(Limits.Changes);
        changes.MapPost("", Create);
        changes.MapPatch("/{key}", Append);
        changes.MapDelete("/{key}", Terminate);
    }

    private static IResult DescribeServer(HttpResponse response, MediaLimits limits)
    {
        response.Headers["Tus-Version"] = Tus.Version;
        response.Headers["Tus-Extension"] = Tus.Extensions;
        response.Headers["Tus-Max-Size"] = limits.MostBytes.ToString(CultureInfo.InvariantCulture);
        response.Headers["Tus-Checksum-Algorithm"] = Checksum.Algorithms;
        return Results.NoContent();
    }

    private static async Task<IResult> DescribeUpload(
        string key, HttpContext context, CurrentUser me, UploadService uploads, UploadLocks locks, CancellationToken cancel)
    {
        using var held = await locks.Acquire(me.Id, key, cancel);
        if (await uploads.Find(me.Id, key, cancel) is not { } upload) return ErrorResponse.NotFound(context);
        if (await uploads.Complete(upload) is { } refusal) return Refuse(context, refusal);
        var (headers, name) = (context.Response.Headers, Encoding.UTF8.GetBytes(upload.Name));
        Tus.WriteState(context.Response, upload, uploads.OffsetOf(upload));
        headers["Upload-Length"] = upload.Length.ToString(CultureInfo.InvariantCulture);
        headers["Upload-Metadata"] = "filename " + Convert.ToBase64String(name);
        headers.CacheControl = "no-store";
        return Results.Ok();
    }

    private static async Task<IResult> Create(
        HttpContext context, CurrentUser me, UploadService uploads, UploadLocks locks, CancellationToken cancel)
    {
        var request = context.Request;
        if (Tus.Number(request, "Upload-Length") is not { } length) return NotTus(context, StatusCodes.Status400BadRequest);
        var (name, before) = (Tus.FileName(request), Tus.LengthBefore(request));
        var (upload, refusal) = await uploads.Begin(me.Id, name, length, before, cancel);
        if (upload is null || refusal is not null) return Refuse(context, refusal!);
        using var held = await locks.Acquire(me.Id, upload.Key, cancel);
        context.Response.Headers.Location = "/uploads/" + upload.Key;
        Tus.WriteState(context.Response, upload, 0);
        if (!Tus.HasContent(request)) return Results.StatusCode(StatusCodes.Status201Created);
        var (response, result) = await Receive(context, me, upload, uploads, held, StatusCodes.Status201Created);
        // The sender did not receive the upload's address and cannot resume.
        if (result == TransferResult.Interrupted) await uploads.Remove(upload, CancellationToken.None);
        return response;
    }

    private static async Task<IResult> Append(
        string key, HttpContext context, CurrentUser me, UploadService uploads, UploadLocks locks, CancellationToken cancel)
    {
        var request = context.Request;
        if (!Tus.HasContent(request)) return NotTus(context, StatusCodes.Status415UnsupportedMediaType);
        if (Tus.Number(request, "Upload-Offset") is not { } offset) return NotTus(context, StatusCodes.Status400BadRequest);
        using var held = await locks.Acquire(me.Id, key, cancel);
        if (await uploads.Find(me.Id, key, cancel) is not { } upload) return ErrorResponse.NotFound(context);
        if (uploads.OffsetOf(upload) != offset) return NotTus(context, StatusCodes.Status409Conflict);
        return (await Receive(context, me, upload, uploads, held, StatusCodes.Status204NoContent)).Response;
    }

    private static async Task<IResult> Terminate(
        string key, HttpContext context, CurrentUser me, UploadService uploads, UploadLocks locks, CancellationToken cancel)
    {
        using var held = await locks.Acquire(me.Id, key, cancel);
        if (await uploads.Find(me.Id, key, cancel) is not { } upload) return ErrorResponse.NotFound(context);
        await uploads.Remove(upload, cancel);
        return Results.NoContent();
    }

    private static async Task<(IResult Response, TransferResult Result)> Receive(
        HttpContext context, CurrentUser me, Upload upload, UploadService uploads, UploadLock held, int status)
    {
        var header = context.Request.Headers["Upload-Checksum"].ToString();
        using var checksum = Checksum.Parse(header);
        if (header.Length > 0 && checksum is null)
        {
            return (NotTus(context, StatusCodes.Status400BadRequest), TransferResult.ChecksumMismatch);
        }

        using var cut = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, held.TakenOver, me.SessionEnded);
        Limits.Lift(context);
        var (result, refusal) = await uploads.Append(upload, context.Request.Body, checksum, cut.Token);
        if (result == TransferResult.Interrupted) return (HangUp(context), result);
        if (refusal is not null) return (Refuse(context, refusal), result);
        Tus.WriteState(context.Response, upload, uploads.OffsetOf(upload));
        return (Results.StatusCode(status), result);
    }

    // The sender has disconnected, or its session has ended.
    private static IResult HangUp(HttpContext context)
    {
        context.Abort();
        return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
    }

    private static IResult Refuse(HttpContext context, UploadRefusal refusal) =>
        ErrorResponse.Of(context, refusal.Status, refusal.Sentence);

    private static IResult NotTus(HttpContext context, int status) => ErrorResponse.Of(context, status, Texts.NotTus);
}
