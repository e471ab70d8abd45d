using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Media;
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
        MessagingContext messaging,
        IMedia media,
        PageETag tags,
        Assets assets,
        CancellationToken cancel,
        long c = 0)
    {
        var tag = tags.For(me);
        if (PageETag.IsFresh(context.Request, tag)) return HtmlResults.NotModified(tag);
        var present = messaging.Participants
            .Where(participant => participant.ConversationId == c && participant.Until == null);
        var recipients = await present.CountAsync(
            participant => participant.PersonId != me.Id && present.Any(mine => mine.PersonId == me.Id), cancel);
        return HtmlResults.Fragment(AttachmentTray.Create(new(recipients, media.MostBytes, assets)), tag: tag);
    }
}

/// <summary>What surrounds the files in a composer.</summary>
/// <param name="People">How many people receive what is sent; 0 where the conversation has not begun.</param>
/// <param name="MostBytes">Maximum size of a file, in bytes.</param>
/// <param name="Assets">Addresses of scripts.</param>
public sealed record AttachmentTrayModel(int People, long MostBytes, Assets Assets);
