using OurWhats.Groups.Directory;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>Somebody who can be ticked, or is in the group already.</summary>
public sealed record Candidate(PersonCard Person, bool IsTicked, bool IsPresent);

/// <summary>People to tick: those ticked before first, then those found.</summary>
/// <param name="Me">Who looks at them.</param>
/// <param name="Choices">The people.</param>
/// <param name="Query">What stands in the search field.</param>
/// <param name="FindsNobody">True when nobody has such a name.</param>
public sealed record CandidateListModel(CurrentUser Me, IReadOnlyList<Candidate> Choices, string Query, bool FindsNobody)
{
    private const int MaxFound = 20;

    internal static CandidateListModel Of(MemberSelection chosen, GroupAccess access, IPeople people, CurrentUser me)
    {
        var ticked = chosen.People.Where(person => !person.IsSuspended && !access.HasMember(person.Id)).ToList();
        // Those who can be added come first: the names of a class begin alike, and most of them are in it.
        var found = people.Search(chosen.Query, MaxFound + ticked.Count + access.MemberIds.Count).Except(ticked)
            .OrderBy(person => access.HasMember(person.Id)).Take(MaxFound).ToList();
        return new(me, [.. ticked.Select(person => new Candidate(person, IsTicked: true, IsPresent: false)), .. found.Select(person => new Candidate(person, IsTicked: false, access.HasMember(person.Id)))],
            chosen.Query, chosen.Query.Length > 0 && found.Count == 0);
    }
}

/// <summary>The page on which an owner adds people.</summary>
/// <param name="Shell">What is around it.</param>
/// <param name="Group">The group.</param>
/// <param name="Found">Whom they can tick.</param>
/// <param name="Error">Why nobody was added, or null.</param>
public sealed record AddMembersModel(Shell Shell, GroupCard Group, CandidateListModel Found, string? Error);
