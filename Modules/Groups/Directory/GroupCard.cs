using OurWhats.Shared.Web;

namespace OurWhats.Groups.Directory;

/// <summary>A group as pages show it.</summary>
public sealed record GroupCard(long Id, string Name, string Description, string Colour, string Initials, bool IsMine, long Conversation, bool IsOpen, bool SharesHistory)
{
    /// <summary>Who may join it and what they see then.</summary>
    internal string Rules => $"{(IsOpen ? Texts.IsOpen : Texts.IsByInvitation)} · {(SharesHistory ? Texts.NewcomersSeeAll : Texts.NewcomersSeeWhatFollows)}";

    internal static GroupCard Of(Group group, bool isMine) =>
        new(group.Id, group.Name, group.Description, Portrait.ColourOfGroup(group.ConversationId), Portrait.Initials(group.Name), isMine, group.ConversationId, group.IsOpen, group.SharesHistory);
}
