using System.Globalization;

namespace OurWhats.Messaging.Chat;

/// <summary>Which part of a conversation a request asks for.</summary>
internal sealed class ConversationRequest
{
    private const int MessagesAfter = 20;

    /// <summary>Key of the conversation.</summary>
    public long Id { get; init; }

    /// <summary>Number of the message before which the page ends.</summary>
    public string? Before { get; init; }

    /// <summary>Number of the last message read, if the page says so.</summary>
    public string? Read { get; init; }

    /// <summary>Number of the message around which the page shows.</summary>
    public string? At { get; init; }

    /// <summary>Number of the message to answer.</summary>
    public string? Reply { get; init; }

    /// <summary>The search words to highlight.</summary>
    public string? Find { get; init; }

    /// <summary>False when something that should be a number is none.</summary>
    public bool IsValid => new[] { Before, Read, At, Reply }.All(text => text is null || NumberOf(text) is not null);

    /// <summary>Number of the message before which the page ends; null for the end of the conversation.</summary>
    public long? End => NumberOf(At) + MessagesAfter ?? NumberOf(Before);

    public long? ReadUpTo => NumberOf(Read);

    public long? Answered => NumberOf(Reply);

    private static long? NumberOf(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue
            ? number
            : null;
}
