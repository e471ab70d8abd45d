using OurWhats.Shared.Web;

namespace OurWhats.Groups.Directory;

/// <summary>A group as pages show it.</summary>
public sealed record GroupCard(long Id, string Name, string Description, string? Picture, bool IsMine, long Conversation, bool IsOpen, bool SharesHistory)
{
    /// <summary>Who may join it and what they see then.</summary>
    internal string Rules => $"{(IsOpen ? Texts.IsOpen : Texts.IsByInvitation)} · {(SharesHistory ? Texts.NewcomersSeeAll : Texts.NewcomersSeeWhatFollows)}";

    internal Avatar AvatarFor(CurrentUser me) => Avatar.OfGroup(Conversation, Name, Picture, me);

    internal static GroupCard Of(Group group, bool isMine) =>
        new(group.Id, group.Name, group.Description, group.Picture, isMine, group.ConversationId, group.IsOpen, group.SharesHistory);
}
