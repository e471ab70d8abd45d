using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Composing;

/// <summary>Finds how many people receive what a composer sends.</summary>
internal sealed class AttachmentTrayQuery(MessagingContext messaging, IMedia media, Assets assets)
{
    /// <param name="conversation">Key of the conversation; 0 where it has not begun.</param>
    public async Task<AttachmentTrayModel> Find(long conversation, CurrentUser me, CancellationToken cancel)
    {
        var present = messaging.Participants
            .Where(participant => participant.ConversationId == conversation && participant.Until == null);
        var recipients = await present.CountAsync(
            participant => participant.PersonId != me.Id && present.Any(mine => mine.PersonId == me.Id), cancel);
        return new(recipients, media.MostBytes, assets);
    }
}

/// <summary>What surrounds the files in a composer.</summary>
/// <param name="People">How many people receive what is sent; 0 where the conversation has not begun.</param>
/// <param name="MostBytes">Maximum size of a file, in bytes.</param>
/// <param name="Assets">Addresses of scripts.</param>
public sealed record AttachmentTrayModel(int People, long MostBytes, Assets Assets);
