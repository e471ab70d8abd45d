using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Metering;
using OurWhats.Shared.Data;

namespace OurWhats.Footprint.Recording;

/// <summary>What messages weigh: the stored ones, and new ones that are to be stored with the rest.</summary>
internal sealed class SentMessages(FootprintContext footprint)
{
    private readonly List<SentMessage> added = [];

    // Of the conversations that were asked for: number of the last stored message.
    private readonly Dictionary<long, long> lastStored = [];

    /// <summary>Adds a message. Throws unless it is the newest of its conversation.</summary>
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

    /// <summary>The messages of others after a read marker and up to a number: how many, and their bytes as sent.</summary>
    public async Task<Usage> Seen(ReadMarker marker, long number, CancellationToken cancel)
    {
        var isAnyStored = marker.Number < await LastStored(marker.ConversationId, cancel);
        var seen = isAnyStored ? await SeenOfStored(marker, number, cancel) : default;
        return added
            .Where(message => message.ConversationId == marker.ConversationId && message.AuthorId != marker.PersonId)
            .Where(message => message.Number > marker.Number && message.Number <= number)
            .Aggregate(seen, (sum, message) => sum + new Usage(1, 0, message.Bytes));
    }

    /// <summary>Stores the new ones. Inside a write transaction.</summary>
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
