using Microsoft.AspNetCore.Routing;

namespace OurWhats.Shared.Web;

/// <summary>Endpoint metadata: a link to this page in the layout of all pages.</summary>
/// <param name="Place">Where the layout shows it.</param>
/// <param name="Rank">Sort order, ascending.</param>
/// <param name="Text">The link's text, in the language of the request.</param>
public sealed record NavigationItem(NavigationPlace Place, int Rank, Func<string> Text)
{
    /// <summary>Label for screen readers if the text is only a symbol; otherwise null.</summary>
    public Func<string>? Label { get; init; }
}

/// <summary>The parts of the layout that show navigation items.</summary>
public enum NavigationPlace
{
    /// <summary>Above the left column, for signed-in people.</summary>
    Menu,

    /// <summary>Beside the name of the site.</summary>
    Settings,

    /// <summary>The search field, which sends its text to the page as parameter "q".</summary>
    Search,

    /// <summary>The footer, for signed-in people.</summary>
    Footer,

    /// <summary>The footer, for everybody else.</summary>
    PublicFooter,
}

/// <summary>A navigation item with the address of its page.</summary>
public sealed record NavigationLink(string Address, NavigationItem Item);

/// <summary>The navigation items of all modules, collected from the endpoints' metadata.</summary>
public sealed class Navigation(EndpointDataSource endpoints)
{
    // Computed once, because endpoints do not change after the start.
    private readonly Lazy<ILookup<NavigationPlace, NavigationLink>> links = new(() => Find(endpoints));

    /// <summary>The links of a part of the layout, sorted.</summary>
    public IEnumerable<NavigationLink> this[NavigationPlace place] => links.Value[place];

    private static ILookup<NavigationPlace, NavigationLink> Find(EndpointDataSource endpoints) => endpoints.Endpoints
        .OfType<RouteEndpoint>()
        .SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<NavigationItem>()
            .Select(item => new NavigationLink("/" + endpoint.RoutePattern.RawText!.Trim('/'), item)))
        .OrderBy(link => link.Item.Rank)
        .ToLookup(link => link.Item.Place);
}
