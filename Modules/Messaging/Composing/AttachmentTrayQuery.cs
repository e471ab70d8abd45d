using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Composing;

/// <summary>Queries the number of people who would receive a message.</summary>
internal sealed class AttachmentTrayQuery(MessagingContext messaging, IMedia media, Assets assets)
{
    /// <param name="conversation">Key of the conversation; 0 if it does not exist yet.</param>
    public async Task<AttachmentTrayModel> Find(long conversation, CurrentUser me, CancellationToken cancel)
    {
        var present = messaging.Participants
            .Where(participant => participant.ConversationId == conversation && participant.Until == null);
        var recipients = await present.CountAsync(
            participant => participant.PersonId != me.Id && present.Any(mine => mine.PersonId == me.Id), cancel);
        return new(recipients, media.MostBytes, assets);
    }
}

/// <summary>The part of a composer around its files.</summary>
/// <param name="People">Number of recipients; 0 if the conversation does not exist yet.</param>
/// <param name="MostBytes">Maximum size of a file, in bytes.</param>
/// <param name="Assets">Addresses of scripts.</param>
public sealed record AttachmentTrayModel(int People, long MostBytes, Assets Assets);
