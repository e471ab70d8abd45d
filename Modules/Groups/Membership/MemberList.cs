using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>A member as a list shows them.</summary>
/// <param name="Person">Who.</param>
/// <param name="IsOwner">True when they are in charge.</param>
/// <param name="Address">Where the row leads: for owners to what they can do, for others to the person.</param>
public sealed record MemberCard(PersonCard Person, bool IsOwner, string Address)
{
    /// <summary>What stands under the name.</summary>
    internal string About => string.Join(" · ", ((string?[])[Person.UserName, IsOwner ? Texts.Owner : null, Person.IsSuspended ? Texts.Suspended : null]).OfType<string>());
}

/// <summary>Members of a group: owners first, then by name.</summary>
/// <param name="Me">Who looks at them.</param>
/// <param name="Members">Those shown.</param>
/// <param name="More">Address of those after them, or null.</param>
public sealed record MemberListModel(CurrentUser Me, IReadOnlyList<MemberCard> Members, string? More)
{
    private const int PageSize = 24;

    /// <param name="access">The group.</param>
    /// <param name="people">Everybody.</param>
    /// <param name="me">Who looks at it.</param>
    /// <param name="from">How many come before.</param>
    internal static MemberListModel Of(GroupAccess access, IPeople people, CurrentUser me, int from)
    {
        var address = $"{access.Group.Address}/members";
        var members = access.MemberIds.Select(id => people[id])
            .OrderByDescending(person => access.Group.IsOwnedBy(person.Id)).ThenBy(person => person.DisplayName, StringComparer.CurrentCultureIgnoreCase).ThenBy(person => person.Id)
            .Skip(from).Take(PageSize)
            .Select(person => new MemberCard(person, access.Group.IsOwnedBy(person.Id), access.IsOwner ? $"{address}/{Uri.EscapeDataString(person.UserName)}" : person.Address));
        return new(me, [.. members], access.MemberIds.Count - from > PageSize ? $"{address}?from={from + PageSize}" : null);
    }
}

/// <summary>A page of members, for browsers without a script.</summary>
public sealed record MembersModel(Shell Shell, Directory.GroupCard Group, MemberListModel List);
