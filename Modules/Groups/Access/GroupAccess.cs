using OurWhats.Groups.Directory;

namespace OurWhats.Groups.Access;

/// <summary>A group that a person may see, and what they are in it.</summary>
/// <param name="Group">The group, with its owners.</param>
/// <param name="MemberIds">Keys of its members, the longest-standing first.</param>
/// <param name="Person">Key of the person.</param>
internal sealed record GroupAccess(Group Group, IReadOnlyList<long> MemberIds, long Person)
{
    public bool IsMember => HasMember(Person);

    public bool IsOwner => IsMember && Group.IsOwnedBy(Person);

    public bool HasMember(long person) => MemberIds.Contains(person);
}

/// <summary>Why something is not done.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Reason">The sentence that the person reads.</param>
internal sealed record GroupRefusal(int Status, string Reason);
