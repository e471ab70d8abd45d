using OurWhats.Footprint.Estimates;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Method;

/// <summary>A screen, its budget, and what it weighed the last time.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Weight">What was measured; null before anybody opened it.</param>
public sealed record Screen(string Name, Measured? Weight)
{
    internal const int MostElements = 380;
    internal const int MostRequests = 25;
    internal const long MostBytes = 200_000;

    private static IEnumerable<(string Route, string Name)> Names =>
    [
        ("/sign-in", Texts.ScreenSignIn), ("/", OurWhats.Shared.Texts.Dashboard), ("/c/{id:long}", Texts.ScreenConversation), ("/c/{id:long}/files", Texts.ScreenFiles),
        ("/groups", Texts.ScreenGroups), ("/people", Texts.ScreenPeople), ("/me", Texts.ScreenSettings), ("/footprint", Texts.MyFootprint), ("/ecoconception", Texts.Ecodesign),
    ];

    internal static IReadOnlyList<Screen> Of(IReadOnlyList<Measured> measured) =>
        [.. Names.Select(one => new Screen(one.Name, measured.FirstOrDefault(page => page.Route == one.Route)))];
}

/// <summary>What a page weighed with an empty cache.</summary>
/// <param name="Route">Its address, as the router knows it.</param>
public sealed record Measured(string Route, int Elements, int Requests, long Bytes)
{
    internal EcoIndex Index => EcoIndex.Of(Elements, Requests, Bytes);

    internal string Line => Texts.PageWeighs.With(Sizes.Of(Bytes), Requests, Elements, Index.Score.ToString("0", System.Globalization.CultureInfo.CurrentCulture), Index.Grade);

    internal static Measured Of(RouteWeight route) => new(route.Route, route.Elements, route.Requests, route.Bytes);
}
