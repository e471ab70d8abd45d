using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Help;

/// <summary>/help: how things work, and the keyboard shortcuts.</summary>
internal static class HelpApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/help", Show)
        .WithMetadata(new NavigationItem(NavigationPlace.Menu, 40, () => "?") { Label = () => OurWhats.Shared.Texts.Help });

    private static async Task<IResult> Show(HttpContext context, CurrentUser me, PageETag tags, CancellationToken cancel)
    {
        var tag = tags.For(me);
        if (PageETag.IsFresh(context.Request, tag)) return HtmlResults.NotModified(tag);
        return HtmlResults.Page(HelpPage.Create(new(await Shell.For(context, me, Texts.Help, cancel))), tag: tag);
    }
}

public sealed record HelpModel(Shell Shell)
{
    /// <summary>Keyboard shortcuts and their effects. The script handles them.</summary>
    internal static IReadOnlyList<(string Keys, string Text)> Keys =>
    [
        (Texts.KeyEnter, Texts.Send),
        (Texts.KeyShiftEnter, Texts.HelpBreak),
        ("↑", Texts.HelpEdit),
        ("Alt + ↑ ↓", Texts.HelpPrevious),
        ("Alt + N", Texts.HelpUnread),
        ("/", Texts.HelpSearch),
        ("Ctrl + K", Texts.HelpFind),
        (Texts.KeyEscape, Texts.HelpBack),
        ("?", Texts.HelpThis),
    ];
}
