namespace OurWhats.Tests.Browser.Nasty;

/// <summary>
/// Every page of the application, where there is something on it, by the pattern of its endpoint; some more than once,
/// because they show other texts then.
/// </summary>
internal sealed class Pages(Planting planting)
{
    private static readonly string[] Filters = ["from", "in", "after", "before", "type", "size"];

    private static readonly string Query = Uri.EscapeDataString(Mark.Of(Mark.Query));

    private readonly string group = planting.Group.Address;
    private readonly string chat = $"/c/{planting.Group.Conversation}";
    private readonly string dan = Uri.EscapeDataString(planting.Dan.Name);

    /// <summary>Those that anybody sees.</summary>
    public IEnumerable<(string Pattern, string Address)> Open =>
    [
        ("/sign-in", "/sign-in"),
        ("/sign-up", "/sign-up"),
        ("/sign-up", "/sign-up?invitation=" + planting.Group.Code),
        ("/join/{code}", "/join/" + planting.Group.Code),
        ("/reset/{code}", planting.Reset),
        ("/ecoconception", "/ecoconception"),
    ];

    /// <summary>Those for who has signed in.</summary>
    public IEnumerable<(string Pattern, string Address)> All =>
        [.. OfThePlace(), .. OfSearch(), .. OfConversations(), .. OfMessages(), .. OfGroups()];

    private IEnumerable<(string Pattern, string Address)> OfThePlace() =>
    [
        ("/", "/"),
        ("/admin", "/admin"),
        ("/admin/people", "/admin/people"),
        ("/admin/people", "/admin/people?q=" + Query),
        ("/admin/people/{name}", "/admin/people/" + dan),
        ("/admin/footprint", "/admin/footprint"),
        ("/admin/lighten", "/admin/lighten"),
        ("/footprint", "/footprint"),
        ("/footprint/page", "/footprint/page"),
        ("/lighten", "/lighten"),
        ("/me", "/me"),
        ("/me/second-factor", "/me/second-factor"),
        ("/help", "/help"),
    ];

    private IEnumerable<(string Pattern, string Address)> OfSearch() =>
    [
        ("/people", "/people?q="),
        ("/people", "/people?q=" + dan),
        ("/people", "/people?q=" + Query),
        .. from field in (string[])[Mark.Message, Mark.File, Mark.Picture]
           select ("/search", "/search?q=" + Uri.EscapeDataString(Mark.Of(field))),
        ("/search", $"/search?c={planting.Group.Conversation}&q={Query}"),
        ("/search", $"/search?q={Query}%20a:{Query}%20avant:{Query}"),
        ("/search", $"/search?q={Query}&" + string.Join('&', Filters.Select(filter => $"{filter}={Query}"))),
    ];

    private IEnumerable<(string Pattern, string Address)> OfConversations() =>
    [
        ("/people/{name}", "/people/erin"),
        ("/people/{name}", "/people/" + dan),
        ("/c/{id:long}", chat),
        ("/c/{id:long}", $"{chat}?reply={planting.Messages.Said}"),
        ("/c/{id:long}", $"/c/{planting.Direct}"),
        ("/c/{id:long}/files", chat + "/files"),
        ("/c/{id:long}/files", chat + "/files?kind=files"),
        ("/c/{id:long}/files", chat + "/files?kind=links"),
        ("/c/{id:long}/options", chat + "/options"),
        ("/c/{id:long}/lighten", chat + "/lighten"),
        ("/archived", "/archived"),
    ];

    private IEnumerable<(string Pattern, string Address)> OfMessages()
    {
        const string pattern = "/c/{id:long}/messages/{number:long}";
        var (answer, files) = ($"{chat}/messages/{planting.Messages.Answer}", $"{chat}/messages/{planting.Messages.Files}");
        return
        [
            (pattern, answer),
            (pattern, files),
            (pattern + "/forward", answer + "/forward"),
            (pattern + "/forward", $"{answer}/forward?q={dan}"),
            (pattern + "/{position:int}", files + "/1"),
        ];
    }

    private IEnumerable<(string Pattern, string Address)> OfGroups() =>
    [
        ("/groups", "/groups"),
        ("/groups/new", "/groups/new"),
        ("/groups/{id:long}", group),
        ("/groups/{id:long}/members", group + "/members"),
        ("/groups/{id:long}/members/{name}", $"{group}/members/{dan}"),
        ("/groups/{id:long}/people", $"{group}/people?q={dan}"),
        ("/groups/{id:long}/people", group + "/people?who=erin&q="),
        ("/groups/{id:long}/settings", group + "/settings"),
        ("/groups/{id:long}/qr", group + "/qr"),
    ];
}
