using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Composing;

/// <summary>
/// /attaching: the part of a composer for files, loaded when the first one is chosen, so that pages stay small.
/// </summary>
internal static class ComposerApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/attaching", ShowTray);

    /// <param name="c">Key of the conversation, if it exists.</param>
    private static async Task<IResult> ShowTray(
        HttpContext context,
        CurrentUser me,
        AttachmentTrayQuery query,
        PageETag tags,
        CancellationToken cancel,
        long c = 0)
    {
        var tag = tags.For(me);
        if (PageETag.IsFresh(context.Request, tag)) return HtmlResults.NotModified(tag);
        return HtmlResults.Fragment(AttachmentTray.Create(await query.Find(c, me, cancel)), tag: tag);
    }
}
