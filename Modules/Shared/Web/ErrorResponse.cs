using Htmx;
using Microsoft.AspNetCore.Http;
using OurWhats.Shared.Web.Slices;

namespace OurWhats.Shared.Web;

/// <summary>An error as a sentence: a page or, for htmx, the sentence alone.</summary>
public static class ErrorResponse
{
    /// <summary>The response for a handler to return.</summary>
    public static IResult Of(HttpContext context, int status, string sentence) => context.Request.IsHtmx()
        ? HtmlResults.Fragment(Sentence.Create(sentence), status)
        : HtmlResults.Page(RefusalPage.Create(new(Shell.Bare(context, sentence), sentence)), status);

    /// <summary>404 both for things that do not exist and for things that the person may not see.</summary>
    public static IResult NotFound(HttpContext context) => Of(context, StatusCodes.Status404NotFound, Texts.NotHere);

    internal static Task Answer(HttpContext context, int status, string sentence) => Of(context, status, sentence).ExecuteAsync(context);
}

/// <summary>Model of the error page.</summary>
public sealed record RefusalModel(Shell Shell, string Sentence);
