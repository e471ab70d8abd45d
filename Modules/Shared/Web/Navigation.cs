using Microsoft.AspNetCore.Routing;

namespace OurWhats.Shared.Web;

/// <summary>Metadata of pages to which the layout leads from everywhere.</summary>
/// <param name="Place">Where it is shown.</param>
/// <param name="Rank">Its place in the order: the lowest first.</param>
/// <param name="Text">What is read, in the language of the request.</param>
public sealed record NavigationItem(NavigationPlace Place, int Rank, Func<string> Text)
{
    /// <summary>What a screen reader says where the text is but a sign; null where the text is enough.</summary>
    public Func<string>? Label { get; init; }
}

/// <summary>Where the layout shows a navigation item.</summary>
public enum NavigationPlace
{
    /// <summary>Above the left column, of signed-in people.</summary>
    Menu,

    /// <summary>Beside the name of the site.</summary>
    Settings,

    /// <summary>The search field, which sends what is typed as "q" to the page.</summary>
    Search,

    /// <summary>Below pages of signed-in people.</summary>
    Footer,

    /// <summary>Below pages of anybody else.</summary>
    PublicFooter,
}

/// <summary>A navigation item with the address of its page.</summary>
public sealed record NavigationLink(string Address, NavigationItem Item);

/// <summary>The navigation items of all modules, as their endpoints tell them.</summary>
public sealed class Navigation(EndpointDataSource endpoints)
{
    // Once, at the first page: what is mapped does not change.
    private readonly Lazy<ILookup<NavigationPlace, NavigationLink>> links = new(() => Find(endpoints));

    /// <summary>What is shown in a place, in order.</summary>
    public IEnumerable<NavigationLink> this[NavigationPlace place] => links.Value[place];

    private static ILookup<NavigationPlace, NavigationLink> Find(EndpointDataSource endpoints) => endpoints.Endpoints
        .OfType<RouteEndpoint>()
        .SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<NavigationItem>()
            .Select(item => new NavigationLink("/" + endpoint.RoutePattern.RawText!.Trim('/'), item)))
        .OrderBy(link => link.Item.Rank)
        .ToLookup(link => link.Item.Place);
}
