using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Groups.Directory;

/// <summary>A group. Its members are the participants of its conversation; some of them are its owners.</summary>
internal sealed class Group
{
    public long Id { get; init; }

    public long ConversationId { get; set; }

    public required string Name { get; set; }

    public required string Description { get; set; }

    /// <summary>True if listed in the directory and open to anyone; false if people join by invitation.</summary>
    public required bool IsOpen { get; set; }

    /// <summary>True if new members see all earlier messages.</summary>
    public required bool SharesHistory { get; set; }

    /// <summary>Database key of the picture's file, or null.</summary>
    public long? PictureId { get; private set; }

    /// <summary>Key of the picture in addresses, or null.</summary>
    public string? Picture { get; private set; }

    public required long FounderId { get; init; }

    /// <summary>The members who may change the group: at least one while it has members.</summary>
    public List<Owner> Owners { get; } = [];

    public string Address => $"/groups/{Id}";

    public bool IsOwnedBy(long person) => Owners.Any(owner => owner.PersonId == person);

    public bool IsOwnedOnlyBy(long person) => Owners is [var only] && only.PersonId == person;

    public void AddOwner(long person)
    {
        if (!IsOwnedBy(person)) Owners.Add(new() { GroupId = Id, PersonId = person });
    }

    public void RemoveOwner(long person) => Owners.RemoveAll(owner => owner.PersonId == person);

    /// <summary>
    /// The member who becomes owner when this owner leaves: the longest-standing one, preferably with an account that
    /// is not suspended. Null if there are other owners or no other members.
    /// </summary>
    /// <param name="leaving">Key of the owner who leaves.</param>
    /// <param name="members">Keys of the members, the longest-standing first.</param>
    /// <param name="people">The site's people.</param>
    public PersonCard? Successor(long leaving, IReadOnlyList<long> members, IPeople people)
    {
        if (Owners.Any(owner => owner.PersonId != leaving)) return null;
        return members.Where(member => member != leaving)
            .Select(member => people[member])
            .OrderBy(person => person.IsSuspended)
            .FirstOrDefault();
    }

    /// <summary>Sets or removes the picture. Returns the database key of the former picture's file, or null.</summary>
    public long? SetPicture(FileCard? picture)
    {
        var before = PictureId;
        (PictureId, Picture) = (picture?.Id, picture?.Key);
        return before;
    }
}
