using OurWhats.Shared;
using OurWhats.Shared.Web;
using Serilog;

namespace OurWhats.Host;

/// <summary>Turns unhandled errors into a sentence: never a stack trace, never a blank page.</summary>
internal static class Failures
{
    public static async Task Catch(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: 404 or 405 })
                await Refuse(context, context.Response.StatusCode, () => Texts.NotHere);
            // For example an address in which a word stands for a number.
            if (context.Response is { HasStarted: false, StatusCode: 400 })
                await Refuse(context, StatusCodes.Status400BadRequest, () => Texts.Unreadable);
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

    // The exception has unwound the pipeline, so the language has to be set again.
    private static Task Refuse(HttpContext context, int status, Func<string> sentence)
    {
        context.Response.Clear();
        return Languages.Speak(context, _ => ErrorResponse.Of(context, status, sentence()).ExecuteAsync(context));
    }
}
