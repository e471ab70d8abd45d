namespace OurWhats.Footprint.Methodology;

/// <summary>A screen of the product, and what it weighed the last time.</summary>
/// <param name="Name">Its localized name.</param>
/// <param name="Weight">Its weight; null before anybody opened it.</param>
public sealed record Screen(string Name, PageWeight? Weight)
{
    internal const int MostElements = 380;
    internal const int MostRequests = 25;
    internal const long MostBytes = 200_000;

    private static IEnumerable<(string Route, string Name)> Names =>
    [
        ("/sign-in", Texts.ScreenSignIn),
        ("/", OurWhats.Shared.Texts.Dashboard),
        ("/c/{id:long}", Texts.ScreenConversation),
        ("/c/{id:long}/files", Texts.ScreenFiles),
        ("/groups", Texts.ScreenGroups),
        ("/people", Texts.ScreenPeople),
        ("/me", Texts.ScreenSettings),
        ("/footprint", Texts.MyFootprint),
        ("/ecoconception", Texts.Ecodesign),
    ];

    internal static IReadOnlyList<Screen> Of(IReadOnlyList<PageWeight> pages) =>
        [.. Names.Select(screen => new Screen(screen.Name, pages.FirstOrDefault(page => page.Route == screen.Route)))];
}
