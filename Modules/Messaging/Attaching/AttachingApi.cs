using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Attaching;

/// <summary>/attaching: what a composer needs besides once somebody chooses a file, so that pages carry none of it before.</summary>
internal static class AttachingApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/attaching", Show);

    /// <param name="c">The conversation, if it has begun.</param>
    private static async Task<IResult> Show(HttpContext context, CurrentUser me, MessagingContext messaging, IMedia media, PageTag tags, Assets assets, CancellationToken cancel, long c = 0)
    {
        var tag = tags.For(me);
        if (PageTag.IsFresh(context.Request, tag)) return Answers.NotModified(tag);
        var present = messaging.Participants.Where(one => one.ConversationId == c && one.Until == null);
        var people = await present.CountAsync(one => one.PersonId != me.Id && present.Any(mine => mine.PersonId == me.Id), cancel);
        return Answers.Fragment(Tray.Create(new(people, media.MostBytes, assets)), tag: tag);
    }
}

/// <summary>What stands around the files in a composer.</summary>
/// <param name="People">How many receive what is sent; 0 where the conversation has not begun.</param>
/// <param name="MostBytes">Size of a file at most.</param>
/// <param name="Assets">Addresses of scripts.</param>
public sealed record TrayModel(int People, long MostBytes, Assets Assets);
