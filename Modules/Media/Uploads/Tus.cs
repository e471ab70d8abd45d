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
    public static string NameIn(HttpRequest request) => Metadata(request, "filename", "name");

    /// <summary>Bytes that the file weighed before its sender's browser made it lighter; 0 where it does not say.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static long BeforeIn(HttpRequest request) =>
        long.TryParse(Metadata(request, "before"), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : 0;

    /// <summary>Says how an upload stands.</summary>
    public static void Tell(HttpResponse response, Upload upload, long offset)
    {
        response.Headers["Upload-Offset"] = offset.ToString(CultureInfo.InvariantCulture);
        response.Headers["Upload-Expires"] = upload.Expires.ToString("R", CultureInfo.InvariantCulture);
        if (upload.File is { HasPosition: true }) response.Headers[Upload.Tells] = "position";
    }

    private static string Metadata(HttpRequest request, params ReadOnlySpan<string> names)
    {
        foreach (var pair in request.Headers["Upload-Metadata"].ToString().Split(',', StringSplitOptions.TrimEntries).Select(pair => pair.Split(' ')))
        {
            if (pair is not [var name, var value] || !names.Contains(name)) continue;
            var content = new byte[value.Length];
            return Convert.TryFromBase64String(value, content, out var length) ? Encoding.UTF8.GetString(content, 0, length) : throw new InvalidDataException("What is said of the file is not in base64.");
        }

        return "";
    }
}
