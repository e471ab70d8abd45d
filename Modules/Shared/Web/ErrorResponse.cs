using Htmx;
using Microsoft.AspNetCore.Http;
using OurWhats.Shared.Web.Slices;

namespace OurWhats.Shared.Web;

/// <summary>Says in a sentence why something is refused: a page, or for htmx the sentence alone.</summary>
public static class ErrorResponse
{
    /// <summary>The answer, to be returned by a handler.</summary>
    public static IResult Of(HttpContext context, int status, string sentence) => context.Request.IsHtmx()
        ? HtmlResults.Fragment(Sentence.Create(sentence), status)
        : HtmlResults.Page(RefusalPage.Create(new(Shell.Bare(context, sentence), sentence)), status);

    /// <summary>404, the same for what does not exist and for what one may not see.</summary>
    public static IResult NotFound(HttpContext context) => Of(context, StatusCodes.Status404NotFound, Texts.NotHere);

    internal static Task Answer(HttpContext context, int status, string sentence) => Of(context, status, sentence).ExecuteAsync(context);
}

/// <summary>What a refusal shows.</summary>
public sealed record RefusalModel(Shell Shell, string Sentence);
