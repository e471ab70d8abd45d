using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Composing;

/// <summary>
/// /attaching: the part of a composer that is only needed once a file is chosen, so that pages do not carry it before.
/// </summary>
internal static class ComposerApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/attaching", ShowTray);

    /// <param name="c">Key of the conversation, if it has begun.</param>
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
