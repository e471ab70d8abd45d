using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Uploads;

/// <summary>The headers of tus 1.0.0: https://tus.io/protocols/resumable-upload.</summary>
internal static class Tus
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,creation-with-upload,expiration,checksum,termination";
    public const string ContentType = "application/offset+octet-stream";

    /// <summary>
    /// Endpoint filter that adds the protocol version to responses and rejects requests without it or with another one.
    /// </summary>
    public static ValueTask<object?> RequireVersion(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        context.Response.Headers["Tus-Resumable"] = Version;
        if (HttpMethods.IsOptions(context.Request.Method)) return next(invocation);
        if (context.Request.Headers["Tus-Resumable"] == Version) return next(invocation);
        context.Response.Headers["Tus-Version"] = Version;
        return new(ErrorResponse.Of(context, StatusCodes.Status412PreconditionFailed, Texts.NotTus));
    }

    /// <summary>True if the request contains a part of a file.</summary>
    public static bool HasContent(HttpRequest request) => request.ContentType == ContentType;

    /// <summary>The number in a header; null if there is none.</summary>
    public static long? Number(HttpRequest request, string header) =>
        long.TryParse(request.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The sender's file name; empty if there is none.</summary>
    /// <exception cref="InvalidDataException">It is not valid base64.</exception>
    public static string FileName(HttpRequest request) => Metadata(request, "filename", "name");

    /// <summary>The file's size in bytes before the sender's browser made it lighter; 0 if unknown.</summary>
    /// <exception cref="InvalidDataException">It is not valid base64.</exception>
    public static long LengthBefore(HttpRequest request)
    {
        var before = Metadata(request, "before");
        return long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : 0;
    }

    /// <summary>Adds the state of an upload to the response headers.</summary>
    public static void WriteState(HttpResponse response, Upload upload, long offset)
    {
        response.Headers["Upload-Offset"] = offset.ToString(CultureInfo.InvariantCulture);
        response.Headers["Upload-Expires"] = upload.Expires.ToString("R", CultureInfo.InvariantCulture);
        if (upload.File is { HasPosition: true }) response.Headers[Upload.PositionHeader] = "position";
    }

    // Upload-Metadata: comma-separated pairs of a key and a base64 value. Returns the first of these keys that is
    // present.
    private static string Metadata(HttpRequest request, params ReadOnlySpan<string> names)
    {
        var metadata = request.Headers["Upload-Metadata"].ToString();
        foreach (var pair in metadata.Split(',', StringSplitOptions.TrimEntries).Select(pair => pair.Split(' ')))
        {
            if (pair is [var name, var value] && names.Contains(name)) return Decode(value);
        }

        return "";
    }

    private static string Decode(string base64)
    {
        var content = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, content, out var length)
            ? Encoding.UTF8.GetString(content, 0, length)
            : throw new InvalidDataException("What is said of the file is not in base64.");
    }
}
