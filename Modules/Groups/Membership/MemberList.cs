using OurWhats.Groups.Access;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>A member in the list of members.</summary>
/// <param name="Person">The member.</param>
/// <param name="IsOwner">True if the member is an owner.</param>
/// <param name="Address">Target of the row: the member's page for owners, the person's page for others.</param>
public sealed record MemberCard(PersonCard Person, bool IsOwner, string Address)
{
    /// <summary>The text under the name.</summary>
    internal string About => string.Join(" · ", AboutParts().OfType<string>().Select(Isolation.Isolate));

    private string?[] AboutParts() =>
    [
        Person.UserName,
        IsOwner ? Texts.Owner : null,
        Person.IsSuspended ? Texts.Suspended : null,
    ];
}

/// <summary>Members of a group: owners first, then by name.</summary>
/// <param name="Me">The viewer.</param>
/// <param name="Members">The members on this page.</param>
/// <param name="More">Address of the next page, or null.</param>
public sealed record MemberListModel(CurrentUser Me, IReadOnlyList<MemberCard> Members, string? More)
{
    private const int PageSize = 24;

    /// <param name="access">The group.</param>
    /// <param name="people">The site's people.</param>
    /// <param name="me">The viewer.</param>
    /// <param name="from">Number of members on the pages before.</param>
    internal static MemberListModel Of(GroupAccess access, IPeople people, CurrentUser me, int from)
    {
        var address = $"{access.Group.Address}/members";
        var members = access.MemberIds.Select(id => people[id])
            .OrderByDescending(person => access.Group.IsOwnedBy(person.Id))
            .ThenBy(person => person.DisplayName, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(person => person.Id)
            .Skip(from)
            .Take(PageSize)
            .Select(person => new MemberCard(person, access.Group.IsOwnedBy(person.Id), AddressOf(person)));
        var hasMore = access.MemberIds.Count - from > PageSize;
        return new(me, [.. members], hasMore ? $"{address}?from={from + PageSize}" : null);

        string AddressOf(PersonCard person) =>
            access.IsOwner ? $"{address}/{Uri.EscapeDataString(person.UserName)}" : person.Address;
    }
}

/// <summary>A page of members, for browsers without JavaScript.</summary>
public sealed record MembersModel(Shell Shell, Directory.GroupCard Group, MemberListModel List);
