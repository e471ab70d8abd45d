using OurWhats.Groups.Owners;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Groups.Directory;

/// <summary>People who talk together. Who is in it is who takes part in its conversation; some of them are its owners.</summary>
internal sealed class Group
{
    public long Id { get; init; }

    /// <summary>Key of its conversation.</summary>
    public long ConversationId { get; set; }

    public required string Name { get; set; }

    public required string Description { get; set; }

    /// <summary>True: in the directory, and anyone may join; false: by invitation.</summary>
    public required bool IsOpen { get; set; }

    /// <summary>True: newcomers see all that was said before.</summary>
    public required bool SharesHistory { get; set; }

    /// <summary>Key in the tables of the file of its picture, or null.</summary>
    public long? PictureId { get; private set; }

    /// <summary>What the picture's addresses are made of, or null.</summary>
    public string? Picture { get; private set; }

    /// <summary>Key of who created it.</summary>
    public required long FounderId { get; init; }

    /// <summary>Those who may change it; as long as somebody is in it, at least one.</summary>
    public List<Owner> Owners { get; } = [];

    public string Address => $"/groups/{Id}";

    public bool IsOwnedBy(long person) => Owners.Any(owner => owner.PersonId == person);

    public bool IsOwnedOnlyBy(long person) => Owners is [var only] && only.PersonId == person;

    public void AddOwner(long person)
    {
        if (!IsOwnedBy(person)) Owners.Add(new() { GroupId = Id, PersonId = person });
    }

    /// <summary>Takes a picture, or none. Gives the file that stood for it before, or null.</summary>
    public long? SetPicture(FileCard? picture)
    {
        var before = PictureId;
        (PictureId, Picture) = (picture?.Id, picture?.Key);
        return before;
    }

    public void RemoveOwner(long person) => Owners.RemoveAll(owner => owner.PersonId == person);

    /// <summary>Who takes over when this owner goes: the one who has been there longest, preferably somebody who can sign in. Null while there are other owners, or nobody is left.</summary>
    /// <param name="leaving">Key of the owner.</param>
    /// <param name="present">Keys of those in the group, in the order in which they came.</param>
    /// <param name="people">Everybody.</param>
    public PersonCard? Successor(long leaving, IReadOnlyList<long> present, IPeople people) => Owners.Any(owner => owner.PersonId != leaving)
        ? null
        : present.Where(person => person != leaving).Select(person => people[person]).OrderBy(person => person.IsSuspended).FirstOrDefault();
}
