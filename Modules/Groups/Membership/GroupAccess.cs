using OurWhats.Groups.Directory;

namespace OurWhats.Groups.Membership;

/// <summary>Where a person stands in a group that they may see.</summary>
/// <param name="Group">The group, with its owners.</param>
/// <param name="MemberIds">Keys of those in it, in the order in which they came.</param>
/// <param name="Person">Key of the person.</param>
internal sealed record GroupAccess(Group Group, IReadOnlyList<long> MemberIds, long Person)
{
    public bool IsMember => MemberIds.Contains(Person);

    public bool IsOwner => IsMember && Group.IsOwnedBy(Person);

    public bool HasMember(long person) => MemberIds.Contains(person);
}

/// <summary>Why something is not done.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Reason">What the person reads.</param>
internal sealed record GroupRefusal(int Status, string Reason);
