namespace OurWhats.Shared.Contracts.Messaging;

/// <summary>What other modules may do with conversations. All but the reads must run inside a write of the unit of work.</summary>
public interface IConversations
{
    /// <summary>Opens a conversation of several people with its first participant, who is told in a service line.</summary>
    /// <param name="title">What it is called.</param>
    /// <param name="about">Address of the page that tells about it.</param>
    /// <param name="founder">Key of the first participant.</param>
    /// <returns>The conversation's key.</returns>
    Task<long> Open(string title, string about, long founder, CancellationToken cancel);

    /// <summary>Begins a stay, with a service line. Does nothing for who is there already.</summary>
    /// <param name="fromStart">True: they see everything said before; false: what follows.</param>
    Task Join(long conversation, long person, bool fromStart, CancellationToken cancel);

    /// <summary>Ends the person's stay, with a service line that they still see. Does nothing for who is not there.</summary>
    Task Leave(long conversation, long person, CancellationToken cancel);

    /// <summary>Keys of those who are there now, in the order in which they came.</summary>
    Task<IReadOnlyList<long>> Present(long conversation, CancellationToken cancel);

    /// <summary>Those conversations, of the ones given, where the person is now.</summary>
    Task<IReadOnlySet<long>> WhereIs(long person, IReadOnlyCollection<long> conversations, CancellationToken cancel);
}
