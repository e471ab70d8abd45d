using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Shared.Contracts.Messaging;

/// <summary>Messages as search needs them: without service lines and deleted messages.</summary>
public interface IMessages
{
    /// <summary>Reads stored messages without any access check, in ascending order of their keys.</summary>
    /// <param name="key">Lower bound, exclusive.</param>
    /// <param name="upTo">Upper bound, inclusive.</param>
    /// <param name="most">Highest number of messages.</param>
    Task<IReadOnlyList<StoredMessage>> After(long key, long upTo, int most, CancellationToken cancel);

    /// <summary>
    /// Reads stored messages without any access check, in descending order, from below <paramref name="key"/>.
    /// </summary>
    Task<IReadOnlyList<StoredMessage>> Before(long key, int most, CancellationToken cancel);

    /// <summary>Reads one message without any access check; null if there is none or it was deleted.</summary>
    Task<StoredMessage?> Find(long conversation, long number, CancellationToken cancel);

    /// <summary>Returns all conversations of which a person may see at least a part, present and former.</summary>
    Task<IReadOnlyList<SeenConversation>> SeenBy(long person, CancellationToken cancel);

    /// <summary>
    /// Returns, by key, those of the messages that the person may see, with the text that they may read.
    /// </summary>
    Task<IReadOnlyDictionary<long, SeenMessage>> Show(long person, IReadOnlyCollection<long> keys, CancellationToken cancel);
}

/// <summary>A message as it is stored.</summary>
/// <param name="Key">The message's key; later messages have greater keys.</param>
/// <param name="Conversation">Key of its conversation.</param>
/// <param name="Number">Its sequence number in the conversation: 1, 2, 3…</param>
/// <param name="Author">Key of the author.</param>
/// <param name="At">UTC, milliseconds since 1970.</param>
/// <param name="Texts">Its earlier texts in order, the present one last.</param>
/// <param name="Files">The attached files.</param>
public sealed record StoredMessage(
    long Key,
    long Conversation,
    long Number,
    long Author,
    long At,
    IReadOnlyList<SaidText> Texts,
    IReadOnlyList<SaidFile> Files);

/// <summary>
/// One version of a message's text, with the people for whom it is the current one. Present participants read the last
/// version; former ones the version from when they left.
/// </summary>
/// <param name="Text">Exactly as typed.</param>
/// <param name="After">Read by participants who left after this moment (UTC, milliseconds since 1970)…</param>
/// <param name="Until">…and not after this one; <see cref="long.MaxValue"/> for the present text.</param>
public sealed record SaidText(string Text, long After, long Until);

/// <summary>An attached file.</summary>
/// <param name="File">The stored file.</param>
/// <param name="Name">The sender's name for it.</param>
/// <param name="Description">The sender's description (alternative text); may be empty.</param>
public sealed record SaidFile(FileCard File, string Name, string Description);

/// <summary>The part of a conversation that a person may see.</summary>
/// <param name="Key">The conversation's key.</param>
/// <param name="Title">Its name as far as the person knows it; null for a conversation between two people.</param>
/// <param name="Partner">Key of the other person in a conversation between two; otherwise null.</param>
/// <param name="Stays">Membership periods: numbers of the first and the last message of each;
/// <see cref="long.MaxValue"/> for one that has not ended.</param>
/// <param name="LeftAt">When they left (UTC, milliseconds since 1970); null for a current participant.</param>
/// <param name="Read">Number of the last message that they have read.</param>
public sealed record SeenConversation(
    long Key,
    string? Title,
    long? Partner,
    IReadOnlyList<(long First, long Last)> Stays,
    long? LeftAt,
    long Read);

/// <summary>A message as a person sees it.</summary>
/// <param name="Conversation">Key of its conversation.</param>
/// <param name="Number">Its sequence number in the conversation.</param>
/// <param name="Author">Key of the author.</param>
/// <param name="At">UTC, milliseconds since 1970.</param>
/// <param name="Text">The version of the text that they may read.</param>
/// <param name="Files">The attached files.</param>
public sealed record SeenMessage(long Conversation, long Number, long Author, long At, string Text, IReadOnlyList<SaidFile> Files);
