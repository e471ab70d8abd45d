namespace OurWhats.Messaging.Posting;

/// <summary>Result of editing or erasing a message.</summary>
internal enum EditOutcome
{
    Done,

    /// <summary>The person is not the author of such a message.</summary>
    NotTheirs,

    /// <summary>The person has left the conversation.</summary>
    NoLongerPresent,

    AlreadyErased,

    /// <summary>The time for editing has passed.</summary>
    TooLate,
}
