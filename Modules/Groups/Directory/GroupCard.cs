using OurWhats.Shared.Web;

namespace OurWhats.Groups.Directory;

/// <summary>A group as pages show it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">Its description; may be empty.</param>
/// <param name="Picture">Key of its picture in addresses, or null.</param>
/// <param name="IsMine">True when the person who looks at it is a member.</param>
/// <param name="Conversation">Key of its conversation.</param>
/// <param name="IsOpen">True when anyone may join, false when one joins by invitation.</param>
/// <param name="SharesHistory">True when new members see the earlier messages.</param>
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
    /// <summary>Who may join, and what new members see.</summary>
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
