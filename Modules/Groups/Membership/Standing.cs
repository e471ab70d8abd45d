using OurWhats.Groups.Directory;

namespace OurWhats.Groups.Membership;

/// <summary>Where a person stands in a group that they may see.</summary>
/// <param name="Group">The group, with its owners.</param>
/// <param name="Present">Keys of those in it, in the order in which they came.</param>
/// <param name="Person">Key of the person.</param>
internal sealed record Standing(Group Group, IReadOnlyList<long> Present, long Person)
{
    public bool IsMember => Present.Contains(Person);

    public bool IsOwner => IsMember && Group.IsOwnedBy(Person);

    public bool Has(long person) => Present.Contains(person);
}

/// <summary>Why something is not done.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Sentence">What the person reads.</param>
internal sealed record Refused(int Status, string Sentence);
