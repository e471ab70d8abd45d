using System.Globalization;
using Htmx;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Web.Slices;

namespace OurWhats.Shared.Web;

/// <summary>An error as a sentence: a page or, for htmx, the sentence alone.</summary>
public static class ErrorResponse
{
    /// <summary>The response for a handler to return.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">400 or more.</param>
    /// <param name="sentence">Why.</param>
    /// <param name="typed">Text that the request brought and that no form of the page will hold; empty for none.</param>
    public static IResult Of(HttpContext context, int status, string sentence, string typed = "") => context.Request.IsHtmx()
        ? HtmlResults.Fragment(Sentence.Create(sentence), status)
        : HtmlResults.Page(RefusalPage.Create(new(Shell.Bare(context, sentence), sentence, typed)), status);

    /// <summary>404 both for things that do not exist and for things that the person may not see.</summary>
    /// <inheritdoc cref="Of"/>
    public static IResult NotFound(HttpContext context, string typed = "") =>
        Of(context, StatusCodes.Status404NotFound, Texts.NotHere, typed);

    /// <summary>429: refused by a limit. It stands in the security log, and says when to try again.</summary>
    public static IResult TooMuch(HttpContext context, int seconds)
    {
        context.RequestServices.GetRequiredService<SecurityLog>().Refused(context);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Of(context, StatusCodes.Status429TooManyRequests, Texts.TooMuch.With(seconds));
    }

    internal static Task Answer(HttpContext context, int status, string sentence) => Of(context, status, sentence).ExecuteAsync(context);
}

/// <summary>Model of the error page.</summary>
public sealed record RefusalModel(Shell Shell, string Sentence, string Typed);
