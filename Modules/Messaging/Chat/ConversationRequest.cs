using System.Globalization;

namespace OurWhats.Messaging.Chat;

/// <summary>Parameters of a request for a part of a conversation.</summary>
internal sealed class ConversationRequest
{
    private const int MessagesAfter = 20;

    public long Id { get; init; }

    /// <summary>Number of the message after the last one of the page.</summary>
    public string? Before { get; init; }

    /// <summary>Number of the last message read, if the page knows it.</summary>
    public string? Read { get; init; }

    /// <summary>Number of a message to show with those around it.</summary>
    public string? At { get; init; }

    /// <summary>Number of the message to answer.</summary>
    public string? Reply { get; init; }

    /// <summary>The search words to highlight.</summary>
    public string? Find { get; init; }

    /// <summary>False if a parameter that must be a number is not.</summary>
    public bool IsValid => new[] { Before, Read, At, Reply }.All(text => text is null || NumberOf(text) is not null);

    /// <summary>Number of the message after the last one of the page; null for the end of the conversation.</summary>
    public long? End => NumberOf(At) + MessagesAfter ?? NumberOf(Before);

    public long? ReadUpTo => NumberOf(Read);

    public long? Answered => NumberOf(Reply);

    private static long? NumberOf(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue
            ? number
            : null;
}
