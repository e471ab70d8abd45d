using OurWhats.Groups.Directory;

namespace OurWhats.Groups.Access;

/// <summary>A group as a person sees it, and their rights in it.</summary>
/// <param name="Group">The group, with its owners.</param>
/// <param name="MemberIds">Keys of its members, the longest-standing first.</param>
/// <param name="Person">Key of the person.</param>
internal sealed record GroupAccess(Group Group, IReadOnlyList<long> MemberIds, long Person)
{
    public bool IsMember => HasMember(Person);

    public bool IsOwner => IsMember && Group.IsOwnedBy(Person);

    public bool HasMember(long person) => MemberIds.Contains(person);
}

/// <summary>Why a request is refused.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Reason">Sentence for the person.</param>
internal sealed record GroupRefusal(int Status, string Reason);
