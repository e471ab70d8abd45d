namespace OurWhats.Shared.Journal;

/// <summary>What can happen. The numbers are stored: never change one, only add.</summary>
public enum EntryKind
{
    /// <summary>An account was created; subject: the person.</summary>
    PersonSignedUp = 1,

    /// <summary>A person changed their names, picture or preferences; subject: the person.</summary>
    PersonChanged = 2,

    /// <summary>An administrator suspended a person; subject: the person.</summary>
    PersonSuspended = 3,

    /// <summary>An administrator let a suspended person back in; subject: the person.</summary>
    PersonReopened = 4,

    /// <summary>An administrator gave somebody that role, or took it; subject: the person.</summary>
    RoleChanged = 5,

    /// <summary>The place has another name, another rule for sign-up, or one invitation link more or less.</summary>
    SiteChanged = 6,

    /// <summary>A person ended sessions of theirs in other browsers; subject: the person.</summary>
    SessionsEnded = 7,

    /// <summary>An administrator made a link by which a person can choose a new password; subject: the person.</summary>
    ResetLinkMade = 8,

    /// <summary>A person has a new password, and no other session any more; subject: the person.</summary>
    PasswordChanged = 9,

    /// <summary>A conversation was opened.</summary>
    ConversationOpened = 10,

    /// <summary>A person came into a conversation; subject: the person.</summary>
    MemberJoined = 11,

    /// <summary>A person left a conversation; subject: the person.</summary>
    MemberLeft = 12,

    /// <summary>A conversation got another name.</summary>
    ConversationRenamed = 13,

    /// <summary>A person was put in charge of a conversation, or is no longer; subject: the person.</summary>
    OwnerChanged = 14,

    /// <summary>
    /// What a group says of itself, lets in or shows to newcomers was changed, or its invitation link renewed;
    /// subject: the group.
    /// </summary>
    GroupChanged = 15,

    /// <summary>The last member left a group: it is no more; subject: the group.</summary>
    GroupClosed = 16,

    /// <summary>A conversation got another picture, or has none any more.</summary>
    ConversationPictured = 17,

    /// <summary>
    /// A message was stored; subject: its sequence number; amount: bytes of its text in UTF-8. The message's key is
    /// the entry's number.
    /// </summary>
    MessagePosted = 20,

    /// <summary>A message was edited; subject: its sequence number.</summary>
    MessageEdited = 21,

    /// <summary>A message was erased for everyone; subject: its sequence number.</summary>
    MessageErased = 22,

    /// <summary>A person read on; subject: the sequence number up to which.</summary>
    ReadMarkerMoved = 30,

    /// <summary>A person muted, archived or marked a conversation, or took that back; subject: the person.</summary>
    SettingsChanged = 31,

    /// <summary>
    /// A person put a file on line; subject: the file; amount: bytes that came, 0 where it was there and only named.
    /// </summary>
    FileStored = 40,

    /// <summary>
    /// A person was sent a thumbnail; subject: the file; amount: bytes of it really sent, 0 where theirs was still
    /// good.
    /// </summary>
    ThumbnailServed = 41,

    /// <summary>A person opened a file whole; subject: the file; amount: as for thumbnails.</summary>
    OriginalServed = 42,

    /// <summary>A person downloaded a file; subject: the file; amount: as for thumbnails.</summary>
    FileDownloaded = 43,

    /// <summary>
    /// A file was erased because nothing referred to it any more; actor: 0; subject: the file; amount: its bytes.
    /// </summary>
    FileErased = 44,

    /// <summary>
    /// A file was made lighter before it came; subject: the file; amount: bytes that it weighed before, as its
    /// sender's browser says.
    /// </summary>
    FileLightened = 45,

    /// <summary>
    /// A person was sent the square of a picture, such as shows who somebody is; subject: the file; amount: as for
    /// thumbnails.
    /// </summary>
    AvatarServed = 46,

    /// <summary>A person in charge of a conversation took files out of messages of others; subject: the person.</summary>
    FilesRemoved = 47,
}
