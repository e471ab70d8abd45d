namespace OurWhats.Messaging.Posting;

/// <summary>What became of a request to edit or erase a message.</summary>
internal enum EditOutcome
{
    Done,

    /// <summary>The person has no such message.</summary>
    NotTheirs,

    /// <summary>The person has left the conversation.</summary>
    NoLongerPresent,

    AlreadyErased,

    /// <summary>The time in which a message can be edited has passed.</summary>
    TooLate,
}
