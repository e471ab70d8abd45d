using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Uploads;

/// <summary>What tus says in headers: https://tus.io/protocols/resumable-upload, version 1.0.0.</summary>
internal static class Tus
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,creation-with-upload,expiration,checksum,termination";
    public const string ContentType = "application/offset+octet-stream";

    /// <summary>Says the version in every answer, and refuses those who speak another, or none.</summary>
    public static ValueTask<object?> Speak(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        context.Response.Headers["Tus-Resumable"] = Version;
        if (HttpMethods.IsOptions(context.Request.Method) || context.Request.Headers["Tus-Resumable"] == Version) return next(invocation);
        context.Response.Headers["Tus-Version"] = Version;
        return new(Refusal.Of(context, StatusCodes.Status412PreconditionFailed, Texts.NotTus));
    }

    /// <summary>True when the request brings a part of a file.</summary>
    public static bool HasContent(HttpRequest request) => request.ContentType == ContentType;

    /// <summary>A number in a header; null where there is none.</summary>
    public static long? Number(HttpRequest request, string header) =>
        long.TryParse(request.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The name that the sender gives the file; empty where they give none.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static string NameIn(HttpRequest request)
    {
        var pairs = request.Headers["Upload-Metadata"].ToString().Split(',', StringSplitOptions.TrimEntries).Select(pair => pair.Split(' '));
        if (pairs.FirstOrDefault(pair => pair[0] is "filename" or "name") is not [_, var value]) return "";
        var name = new byte[value.Length];
        return Convert.TryFromBase64String(value, name, out var length) ? Encoding.UTF8.GetString(name, 0, length) : throw new InvalidDataException("The name is not in base64.");
    }

    /// <summary>Says how an upload stands.</summary>
    public static void Tell(HttpResponse response, Upload upload, long offset)
    {
        response.Headers["Upload-Offset"] = offset.ToString(CultureInfo.InvariantCulture);
        response.Headers["Upload-Expires"] = upload.Expires.ToString("R", CultureInfo.InvariantCulture);
        if (upload.File is { HasPosition: true }) response.Headers[Upload.Tells] = "position";
    }
}
