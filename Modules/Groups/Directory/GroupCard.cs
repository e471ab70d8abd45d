using OurWhats.Shared.Web;

namespace OurWhats.Groups.Directory;

/// <summary>View of a group.</summary>
/// <param name="Description">May be empty.</param>
/// <param name="Picture">Key of its picture in addresses, or null.</param>
/// <param name="IsMine">True if the viewer is a member.</param>
/// <param name="Conversation">Key of its conversation.</param>
/// <param name="IsOpen">True if anyone may join, false if people join by invitation.</param>
/// <param name="SharesHistory">True if new members see earlier messages.</param>
public sealed record GroupCard(
    long Id,
    string Name,
    string Description,
    string? Picture,
    bool IsMine,
    long Conversation,
    bool IsOpen,
    bool SharesHistory)
{
    /// <summary>The rules on joining and on earlier messages, in words.</summary>
    internal string Rules => $"{JoinRule} · {HistoryRule}";

    private string JoinRule => IsOpen ? Texts.IsOpen : Texts.IsByInvitation;

    private string HistoryRule => SharesHistory ? Texts.NewcomersSeeAll : Texts.NewcomersSeeWhatFollows;

    internal Avatar AvatarFor(CurrentUser me) => Avatar.OfGroup(Conversation, Name, Picture, me);

    internal static GroupCard Of(Group group, bool isMine) => new(
        group.Id,
        group.Name,
        group.Description,
        group.Picture,
        isMine,
        group.ConversationId,
        group.IsOpen,
        group.SharesHistory);
}
