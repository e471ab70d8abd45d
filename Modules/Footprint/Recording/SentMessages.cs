using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Metering;
using OurWhats.Shared.Data;

namespace OurWhats.Footprint.Recording;

/// <summary>Sizes of messages: stored ones, and new ones to be stored with the rest.</summary>
internal sealed class SentMessages(FootprintContext footprint)
{
    private readonly List<SentMessage> added = [];

    // Number of the last stored message, for conversations queried so far.
    private readonly Dictionary<long, long> lastStored = [];

    /// <summary>Adds a message, which must be the newest of its conversation; otherwise throws.</summary>
    public async Task Add(SentMessage message, CancellationToken cancel)
    {
        var last = await LastNumber(message.ConversationId, cancel);
        if (message.Number <= last)
        {
            throw new InvalidOperationException(
                $"Message {message.Number} of conversation {message.ConversationId} comes after message {last}.");
        }

        added.Add(message);
    }

    /// <summary>Number of the last message of a conversation; 0 before the first.</summary>
    public async Task<long> LastNumber(long conversation, CancellationToken cancel)
    {
        var stored = await LastStored(conversation, cancel);
        return added.FindLast(message => message.ConversationId == conversation)?.Number ?? stored;
    }

    /// <summary>Number and bytes of other people's messages after a read marker, up to a message number.</summary>
    public async Task<Usage> Seen(ReadMarker marker, long number, CancellationToken cancel)
    {
        var isAnyStored = marker.Number < await LastStored(marker.ConversationId, cancel);
        var seen = isAnyStored ? await SeenOfStored(marker, number, cancel) : default;
        return added
            .Where(message => message.ConversationId == marker.ConversationId && message.AuthorId != marker.PersonId)
            .Where(message => message.Number > marker.Number && message.Number <= number)
            .Aggregate(seen, (sum, message) => sum + new Usage(1, 0, message.Bytes));
    }

    /// <summary>Stores the new messages. Call it inside a write.</summary>
    public void Store()
    {
        foreach (var message in added) footprint.Insert(message);
    }

    private async Task<long> LastStored(long conversation, CancellationToken cancel)
    {
        if (lastStored.TryGetValue(conversation, out var known)) return known;
        var last = await footprint.Messages
            .Where(message => message.ConversationId == conversation)
            .MaxAsync(message => (long?)message.Number, cancel);
        return lastStored[conversation] = last ?? 0;
    }

    private async Task<Usage> SeenOfStored(ReadMarker marker, long number, CancellationToken cancel) =>
        await footprint.Messages.AsNoTracking()
            .Where(message => message.ConversationId == marker.ConversationId && message.AuthorId != marker.PersonId)
            .Where(message => message.Number > marker.Number && message.Number <= number)
            .GroupBy(_ => 1)
            .Select(messages => new Usage(messages.LongCount(), 0, messages.Sum(message => message.Bytes)))
            .SingleOrDefaultAsync(cancel);
}
