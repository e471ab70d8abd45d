using OurWhats.Shared;
using OurWhats.Shared.Web;
using Serilog;

namespace OurWhats.Host;

/// <summary>Turns what went wrong into a sentence: never a stack trace, never a blank page.</summary>
internal static class Failures
{
    public static async Task Catch(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: 404 or 405 })
                await Refuse(context, context.Response.StatusCode, () => Texts.NotHere);
            // What is no number in an address.
            if (context.Response is { HasStarted: false, StatusCode: 400 })
                await Refuse(context, StatusCodes.Status400BadRequest, () => Texts.Unreadable);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to answer any more.
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

    // What the pipeline set up is over by now, the language too.
    private static Task Refuse(HttpContext context, int status, Func<string> sentence)
    {
        context.Response.Clear();
        return Languages.Speak(context, _ => ErrorResponse.Of(context, status, sentence()).ExecuteAsync(context));
    }
}
