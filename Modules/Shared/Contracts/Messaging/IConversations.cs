using OurWhats.Shared.Data;

namespace OurWhats.Shared.Contracts.Messaging;

/// <summary>
/// Conversations as other modules create and change them. All changes add a service line, except where noted. Changes
/// to an unknown conversation throw <see cref="InvalidOperationException"/>.
/// </summary>
public interface IConversations
{
    /// <summary>
    /// Creates a conversation of kind <see cref="ConversationKind.Group"/> with its first participant.
    /// </summary>
    /// <param name="title">Name of the conversation.</param>
    /// <param name="about">Address of the page with its details, to which the conversation links.</param>
    /// <param name="founder">Key of the first participant.</param>
    /// <returns>The conversation's key.</returns>
    Task<long> Open(WriteTransaction write, string title, string about, long founder, CancellationToken cancel);

    /// <summary>Adds a person, which begins a membership period.</summary>
    /// <param name="by">Key of the person who adds them; their own key when they join by themselves.</param>
    /// <param name="fromStart">True: they see all earlier messages. False: only later ones.</param>
    /// <returns>False, without any change, if they are a participant already.</returns>
    Task<bool> Join(WriteTransaction write, long conversation, long person, long by, bool fromStart, CancellationToken cancel);

    /// <summary>
    /// Removes a person, which ends their membership period. The service line is the last message they see.
    /// </summary>
    /// <param name="by">Key of the person who removes them; their own key when they leave by themselves.</param>
    /// <returns>False, without any change, if they are not a participant.</returns>
    Task<bool> Leave(WriteTransaction write, long conversation, long person, long by, CancellationToken cancel);

    /// <summary>Renames the conversation. Former participants keep seeing the name it had when they left.</summary>
    Task Rename(WriteTransaction write, long conversation, string title, long by, CancellationToken cancel);

    /// <summary>
    /// Sets or removes the conversation's picture, without a service line. Former participants do not see it.
    /// </summary>
    /// <param name="picture">Key of the picture's file, or null to remove it.</param>
    Task SetPicture(WriteTransaction write, long conversation, string? picture, long by, CancellationToken cancel);

    /// <summary>
    /// Adds the service line that announces a new owner or one who no longer is. It counts as unread for a person whom
    /// somebody else made an owner. Does not change who owns the conversation.
    /// </summary>
    /// <param name="by">Key of the person who decided; null if a new owner succeeded the last one
    /// automatically.</param>
    Task TellInCharge(WriteTransaction write, long conversation, long person, bool isInCharge, long? by, CancellationToken cancel);

    /// <summary>Returns the keys of the current participants, in the order in which they joined.</summary>
    Task<IReadOnlyList<long>> Present(long conversation, CancellationToken cancel);

    /// <summary>Returns the subset of these conversations in which the person is a current participant.</summary>
    Task<IReadOnlySet<long>> WhereIs(long person, IReadOnlyCollection<long> conversations, CancellationToken cancel);
}
