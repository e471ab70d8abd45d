using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Lightening;

/// <summary>Takes files away. In a group, a line tells that somebody took away what others sent.</summary>
internal sealed class Lighten(HeavyFiles files, Rewrite rewrite, ConversationKeeper conversations, UnitOfWork unit)
{
    /// <summary>Bytes that the disk gets back; null where nothing was named that is within reach.</summary>
    public Task<long?> Remove(Reach reach, CurrentUser me, IReadOnlyCollection<string> keys, CancellationToken cancel) => unit.Write<long?>(async () =>
    {
        if (await files.Opens(reach, me, cancel) is not true) return null;
        var chosen = await files.Named(reach, me, keys, cancel);
        if (chosen.Count == 0) return null;
        await rewrite.TakeOut([.. chosen.SelectMany(one => one.Parts)], cancel);
        if (reach.Conversation is { } conversation && chosen.Any(one => one.Author != me.Id)) await conversations.TellLightened(conversation, me.Id, chosen.Count, cancel);
        return chosen.Sum(one => one.Frees);
    }, cancel);
}
