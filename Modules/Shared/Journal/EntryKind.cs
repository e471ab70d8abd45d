namespace OurWhats.Shared.Journal;

/// <summary>What can happen. The numbers are stored: never change one, only add.</summary>
public enum EntryKind
{
    /// <summary>An account was created; subject: the person.</summary>
    PersonJoinedPlace = 1,

    /// <summary>A person changed their names or preferences; subject: the person.</summary>
    PersonChanged = 2,

    /// <summary>A conversation was opened.</summary>
    ConversationOpened = 10,

    /// <summary>A person came into a conversation; subject: the person.</summary>
    StayBegan = 11,

    /// <summary>A person left a conversation; subject: the person.</summary>
    StayEnded = 12,

    /// <summary>A message was stored; subject: its sequence number. The message's key is the entry's number.</summary>
    MessagePosted = 20,

    /// <summary>A person read on; subject: the sequence number up to which.</summary>
    ReadMarkerMoved = 30,
}
