using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Accounts.People;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Administration;

/// <summary>/admin/people: everybody who has an account.</summary>
internal static class PeopleListApi
{
    private const int PageSize = 24;

    public static void Map(RouteGroupBuilder admin) => admin.MapGet("/people", List);

    /// <param name="q">Beginnings of names; empty for everybody.</param>
    /// <param name="from">How many people are on the pages before.</param>
    private static async Task<IResult> List(
        HttpContext context,
        CurrentUser me,
        PeopleDirectory people,
        CancellationToken cancel,
        string q = "",
        int from = 0)
    {
        var start = Math.Max(0, from);
        var found = people.List(q)
            .Skip(start)
            .Take(PageSize + 1)
            .Select(person => new PersonView(person.Card, person.IsAdministrator))
            .ToList();
        var next = $"/admin/people?q={Uri.EscapeDataString(q)}&from={start + PageSize}";
        var more = found.Count > PageSize ? next : null;
        var shell = await Shell.For(context, me, Texts.People, cancel);
        return HtmlResults.Page(PeopleListPage.Create(new(shell, q, [.. found.Take(PageSize)], more)));
    }
}

/// <summary>A page of people.</summary>
/// <param name="Shell">The layout around it.</param>
/// <param name="Query">What was searched for.</param>
/// <param name="People">The people found, by name.</param>
/// <param name="More">Address of the next page, or null.</param>
public sealed record PeopleListModel(Shell Shell, string Query, IReadOnlyList<PersonView> People, string? More);
