using OurWhats.Groups.Access;
using OurWhats.Groups.Directory;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>A search result: a person to select, or one who is a member already.</summary>
public sealed record Candidate(PersonCard Person, bool IsTicked, bool IsMember);

/// <summary>People to select: the selected ones first, then the search results.</summary>
/// <param name="Me">The owner.</param>
/// <param name="Candidates">The people.</param>
/// <param name="Query">Text of the search field.</param>
/// <param name="FindsNobody">True if the search has no result.</param>
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
        // People who can be added come first: names in a school class begin alike, and most of those people are members
        // already.
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

/// <summary>The page to add people.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="Group">The group.</param>
/// <param name="Found">The people to select.</param>
/// <param name="Error">Why nobody was added, or null.</param>
public sealed record AddMembersModel(Shell Shell, GroupCard Group, CandidateListModel Found, string? Error);
