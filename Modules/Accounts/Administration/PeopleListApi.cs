using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Accounts.People;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Administration;

/// <summary>/admin/people: the list of all accounts.</summary>
internal static class PeopleListApi
{
    private const int PageSize = 24;

    public static void Map(RouteGroupBuilder admin) => admin.MapGet("/people", List);

    /// <param name="q">Beginnings of names; empty for all people.</param>
    /// <param name="from">Number of people on the pages before.</param>
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
/// <param name="Shell">The layout.</param>
/// <param name="Query">Text of the search field.</param>
/// <param name="People">The people found, sorted by name.</param>
/// <param name="More">Address of the next page, or null.</param>
public sealed record PeopleListModel(Shell Shell, string Query, IReadOnlyList<PersonView> People, string? More);
