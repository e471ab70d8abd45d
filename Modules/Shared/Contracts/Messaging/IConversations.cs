using OurWhats.Shared.Data;

namespace OurWhats.Shared.Contracts.Messaging;

/// <summary>What other modules may do with conversations.</summary>
public interface IConversations
{
    /// <summary>Opens a conversation of several people with its first participant, who is told in a service line.</summary>
    /// <param name="title">What it is called.</param>
    /// <param name="about">Address of the page that tells about it.</param>
    /// <param name="founder">Key of the first participant.</param>
    /// <returns>The conversation's key.</returns>
    Task<long> Open(WriteTransaction write, string title, string about, long founder, CancellationToken cancel);

    /// <summary>Begins a stay, with a service line.</summary>
    /// <param name="by">Key of who brings them in; their own when they come by themselves.</param>
    /// <param name="fromStart">True: they see everything said before; false: what follows.</param>
    /// <returns>False, and nothing is done, when they are there already.</returns>
    Task<bool> Join(WriteTransaction write, long conversation, long person, long by, bool fromStart, CancellationToken cancel);

    /// <summary>Ends a stay, with a service line that the person still sees, their last one.</summary>
    /// <param name="by">Key of who takes them out; their own when they go by themselves.</param>
    /// <returns>False, and nothing is done, when they are not there.</returns>
    Task<bool> Leave(WriteTransaction write, long conversation, long person, long by, CancellationToken cancel);

    /// <summary>
    /// Gives the conversation another name, with a service line. Who has left goes on reading the name that they
    /// knew.
    /// </summary>
    Task Rename(WriteTransaction write, long conversation, string title, long by, CancellationToken cancel);

    /// <summary>Gives the conversation a picture, or takes it away, without a word. Who has left does not see it.</summary>
    /// <param name="picture">Key of its file, or null.</param>
    Task SetPicture(WriteTransaction write, long conversation, string? picture, long by, CancellationToken cancel);

    /// <summary>
    /// Tells in a service line that a person is now in charge, or no longer. It counts as unread for who was put in
    /// charge by others.
    /// </summary>
    /// <param name="by">Key of who decided it; null when it came about by itself.</param>
    Task TellInCharge(WriteTransaction write, long conversation, long person, bool isInCharge, long? by, CancellationToken cancel);

    /// <summary>Keys of those who are there now, in the order in which they came.</summary>
    Task<IReadOnlyList<long>> Present(long conversation, CancellationToken cancel);

    /// <summary>Those conversations, of the ones given, where the person is now.</summary>
    Task<IReadOnlySet<long>> WhereIs(long person, IReadOnlyCollection<long> conversations, CancellationToken cancel);
}
