namespace OurWhats.Shared.Journal;

/// <summary>Kinds of journal entries. The numbers are stored: never change one, only add.</summary>
public enum EntryKind
{
    /// <summary>An account was created; subject: the person.</summary>
    PersonSignedUp = 1,

    /// <summary>A person changed their name, picture or preferences; subject: the person.</summary>
    PersonChanged = 2,

    /// <summary>An administrator suspended a person; subject: the person.</summary>
    PersonSuspended = 3,

    /// <summary>An administrator let a suspended person back in; subject: the person.</summary>
    PersonReopened = 4,

    /// <summary>An administrator gave or took the administrator role; subject: the person.</summary>
    RoleChanged = 5,

    /// <summary>The site's name, sign-up rule or invitation links changed.</summary>
    SiteChanged = 6,

    /// <summary>A person ended their sessions in other browsers; subject: the person.</summary>
    SessionsEnded = 7,

    /// <summary>An administrator created a password reset link; subject: the person.</summary>
    ResetLinkMade = 8,

    /// <summary>A person has a new password, and their other sessions ended; subject: the person.</summary>
    PasswordChanged = 9,

    /// <summary>A conversation was created.</summary>
    ConversationOpened = 10,

    /// <summary>A person joined a conversation; subject: the person.</summary>
    MemberJoined = 11,

    /// <summary>A person left a conversation; subject: the person.</summary>
    MemberLeft = 12,

    /// <summary>A conversation was renamed.</summary>
    ConversationRenamed = 13,

    /// <summary>A person became an owner of a conversation or stopped being one; subject: the person.</summary>
    OwnerChanged = 14,

    /// <summary>
    /// A group's description, admission or history setting changed, or its invitation link was renewed; subject: the
    /// group.
    /// </summary>
    GroupChanged = 15,

    /// <summary>The last member left a group, which ceased to exist; subject: the group.</summary>
    GroupClosed = 16,

    /// <summary>A conversation's picture was set or removed.</summary>
    ConversationPictured = 17,

    /// <summary>
    /// A message was stored; subject: its sequence number; amount: bytes of its text in UTF-8. The entry's number is
    /// also the message's key.
    /// </summary>
    MessagePosted = 20,

    /// <summary>A message was edited; subject: its sequence number.</summary>
    MessageEdited = 21,

    /// <summary>A message was deleted for everyone; subject: its sequence number.</summary>
    MessageErased = 22,

    /// <summary>A person read further; subject: the sequence number of the last message read.</summary>
    ReadMarkerMoved = 30,

    /// <summary>A person muted, archived or marked a conversation, or undid it; subject: the person.</summary>
    SettingsChanged = 31,

    /// <summary>
    /// A person uploaded a file; subject: the file; amount: bytes received, 0 if the content was already stored and
    /// only referred to.
    /// </summary>
    FileStored = 40,

    /// <summary>
    /// A thumbnail was served; actor: its viewer; subject: the file; amount: bytes of it sent, 0 for a 304.
    /// </summary>
    ThumbnailServed = 41,

    /// <summary>A person opened an original file; subject: the file; amount: as for thumbnails.</summary>
    OriginalServed = 42,

    /// <summary>A person downloaded a file; subject: the file; amount: as for thumbnails.</summary>
    FileDownloaded = 43,

    /// <summary>
    /// A file was deleted because nothing referred to it any more; actor: 0; subject: the file; amount: its bytes.
    /// </summary>
    FileErased = 44,

    /// <summary>
    /// The sender's browser made a file lighter before the upload; subject: the file; amount: its bytes before, as
    /// reported by the browser.
    /// </summary>
    FileLightened = 45,

    /// <summary>
    /// The 96-pixel square of a picture (an avatar) was served; actor: its viewer; subject: the file; amount: as for
    /// thumbnails.
    /// </summary>
    AvatarServed = 46,

    /// <summary>An owner of a conversation removed files from messages of others; subject: the person.</summary>
    FilesRemoved = 47,

    /// <summary>
    /// A person's second factors changed, or were removed by an administrator, or from the console (actor: 0); subject:
    /// the person.
    /// </summary>
    SecondFactorChanged = 48,
}
