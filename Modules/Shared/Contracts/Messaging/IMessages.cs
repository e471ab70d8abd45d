using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Shared.Contracts.Messaging;

/// <summary>What people have said, for who finds it again. Service lines and what was erased are not among it.</summary>
public interface IMessages
{
    /// <summary>
    /// Messages as they are stored, whoever may see them: those with keys after one and up to another, in order, at
    /// most so many.
    /// </summary>
    Task<IReadOnlyList<StoredMessage>> After(long key, long upTo, int most, CancellationToken cancel);

    /// <summary>The same backwards: those with keys before one, the newest first.</summary>
    Task<IReadOnlyList<StoredMessage>> Before(long key, int most, CancellationToken cancel);

    /// <summary>The same of one message; null where there is none, or it was erased.</summary>
    Task<StoredMessage?> Find(long conversation, long number, CancellationToken cancel);

    /// <summary>The conversations of which a person may see something, and what of each.</summary>
    Task<IReadOnlyList<SeenConversation>> SeenBy(long person, CancellationToken cancel);

    /// <summary>Of these messages, those that the person may see, by key, each saying what it says to them.</summary>
    Task<IReadOnlyDictionary<long, SeenMessage>> Show(long person, IReadOnlyCollection<long> keys, CancellationToken cancel);
}

/// <summary>A message as it is stored.</summary>
/// <param name="Key">Its key; those that were stored later have greater ones.</param>
/// <param name="Conversation">Key of its conversation.</param>
/// <param name="Number">Its place there: 1, 2, 3…</param>
/// <param name="Author">Key of who said it.</param>
/// <param name="At">UTC, milliseconds since 1970.</param>
/// <param name="Texts">What it has said, the present text last.</param>
/// <param name="Files">What came with it.</param>
public sealed record StoredMessage(
    long Key,
    long Conversation,
    long Number,
    long Author,
    long At,
    IReadOnlyList<SaidText> Texts,
    IReadOnlyList<SaidFile> Files);

/// <summary>
/// What a message said, and to whom: who is there reads the present text, who has left the one of when they did.
/// </summary>
/// <param name="Text">Exactly as typed.</param>
/// <param name="After">Who left after this moment (UTC, milliseconds since 1970)…</param>
/// <param name="Until">…and until this one reads it; the greatest number for the present text.</param>
public sealed record SaidText(string Text, long After, long Until);

/// <summary>A file that came with a message.</summary>
/// <param name="File">The file.</param>
/// <param name="Name">What its sender calls it.</param>
/// <param name="Description">What its sender says that it shows; may be empty.</param>
public sealed record SaidFile(FileCard File, string Name, string Description);

/// <summary>What a person may see of a conversation.</summary>
/// <param name="Key">The conversation's key.</param>
/// <param name="Title">What it is called, as far as the person knows; null between two people.</param>
/// <param name="Partner">Between two people: key of the other.</param>
/// <param name="Stays">From which message to which they were there; the greatest number where they are there still.</param>
/// <param name="LeftAt">When they left (UTC, milliseconds since 1970); null where they are there.</param>
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
/// <param name="Number">Its place there.</param>
/// <param name="Author">Key of who said it.</param>
/// <param name="At">UTC, milliseconds since 1970.</param>
/// <param name="Text">What it says to them.</param>
/// <param name="Files">What came with it.</param>
public sealed record SeenMessage(long Conversation, long Number, long Author, long At, string Text, IReadOnlyList<SaidFile> Files);
