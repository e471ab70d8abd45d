using Microsoft.Net.Http.Headers;
using OurWhats.Shared;
using OurWhats.Shared.Web;
using Serilog;

namespace OurWhats.Host;

/// <summary>Turns unhandled errors into a sentence: never a stack trace, never a blank page.</summary>
internal static class Failures
{
    // Headers that explain a status, and are kept with the sentence.
    private static readonly string[] Explanations = [HeaderNames.Allow, HeaderNames.ContentRange];

    public static async Task Catch(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            var status = context.Response.StatusCode;
            var isNotHere = status is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed;
            if (LacksSentence(context.Response))
                await Refuse(context, status, () => isNotHere ? Texts.NotHere : Texts.Unreadable);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The browser has closed the connection.
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            var isTooLarge = exception.StatusCode == StatusCodes.Status413PayloadTooLarge;
            await Refuse(context, exception.StatusCode, () => isTooLarge ? Texts.TooLarge : Texts.Unreadable);
        }
        catch (InvalidDataException) when (!context.Response.HasStarted)
        {
            await Refuse(context, StatusCodes.Status400BadRequest, () => Texts.Unreadable);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            Log.Error(exception, "Request {Reference} failed", context.TraceIdentifier);
            var sentence = () => Texts.Broken.With(context.TraceIdentifier);
            await Refuse(context, StatusCodes.Status500InternalServerError, sentence);
        }
    }

    // For example an address in which a word stands for a number, or a range beyond the end of a file. 401 is for the
    // script, which goes to the sign-in.
    private static bool LacksSentence(HttpResponse response) => !response.HasStarted
        && response.StatusCode is >= StatusCodes.Status400BadRequest and < StatusCodes.Status499ClientClosedRequest
        && response.StatusCode != StatusCodes.Status401Unauthorized;

    // The exception has unwound the pipeline, so the language has to be set again.
    private static Task Refuse(HttpContext context, int status, Func<string> sentence)
    {
        var kept = Explanations.Select(name => (Name: name, Value: context.Response.Headers[name])).ToList();
        context.Response.Clear();
        foreach (var (name, value) in kept) context.Response.Headers[name] = value;
        return Languages.Speak(context, _ => ErrorResponse.Of(context, status, sentence()).ExecuteAsync(context));
    }
}
