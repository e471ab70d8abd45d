using OurWhats.Groups.Access;
using OurWhats.Groups.Directory;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>A person whom an owner can tick, or who is a member already.</summary>
public sealed record Candidate(PersonCard Person, bool IsTicked, bool IsMember);

/// <summary>People to tick: those ticked before come first, then those found.</summary>
/// <param name="Me">The owner who looks at the list.</param>
/// <param name="Candidates">The people.</param>
/// <param name="Query">The text of the search field.</param>
/// <param name="FindsNobody">True when there is a query and nobody has such a name.</param>
public sealed record CandidateListModel(
    CurrentUser Me,
    IReadOnlyList<Candidate> Candidates,
    string Query,
    bool FindsNobody)
{
    private const int MaxFound = 20;

    internal static CandidateListModel Of(MemberSelection selection, GroupAccess access, IPeople people, CurrentUser me)
    {
        var ticked = selection.People.Where(person => !person.IsSuspended && !access.HasMember(person.Id)).ToList();
        // Those who can be added come first: the names of a class begin alike, and most of them are in it.
        var found = people.Search(selection.Query, MaxFound + ticked.Count + access.MemberIds.Count)
            .Except(ticked)
            .OrderBy(person => access.HasMember(person.Id))
            .Take(MaxFound)
            .ToList();
        Candidate[] candidates =
        [
            .. ticked.Select(person => new Candidate(person, IsTicked: true, IsMember: false)),
            .. found.Select(person => new Candidate(person, IsTicked: false, access.HasMember(person.Id))),
        ];
        return new(me, candidates, selection.Query, selection.Query.Length > 0 && found.Count == 0);
    }
}

/// <summary>The page on which an owner adds people.</summary>
/// <param name="Shell">The layout around it.</param>
/// <param name="Group">The group.</param>
/// <param name="Found">The people to tick.</param>
/// <param name="Error">Why nobody was added, or null.</param>
public sealed record AddMembersModel(Shell Shell, GroupCard Group, CandidateListModel Found, string? Error);
