using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Journal;

namespace OurWhats.Shared.Web;

/// <summary>The one HTML document around every page, and its slots.</summary>
/// <param name="Title">Title of the page, without the count.</param>
/// <param name="Place">Name of the place.</param>
/// <param name="Assets">Addresses of scripts and styles.</param>
/// <param name="Navigation">Pages to which it leads.</param>
/// <param name="Me">Who looks at it, or null.</param>
/// <param name="Cursor">Number of the last journal entry that the page knows: where its poll starts.</param>
/// <param name="Sidebar">The left column, on pages of signed-in people.</param>
public sealed record Shell(
    string Title,
    string Place,
    Assets Assets,
    Navigation Navigation,
    CurrentUser? Me,
    long Cursor,
    Sidebar? Sidebar)
{
    /// <summary>Two-letter code of the page's language.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>What the window's title says: the unread count first.</summary>
    public string FullTitle => Sidebar is { Unread: > 0 and var unread } ? $"({unread}) {Title}" : Title;

    /// <summary>How the page is laid out: alone, with the left column, or as the dashboard.</summary>
    public string BodyClass => Sidebar switch { null => "alone", { IsHome: true } => "two home", _ => "two" };

    /// <summary>A page of its own: sign-in, first run, refusals.</summary>
    public static Shell Bare(HttpContext context, string title)
    {
        var services = context.RequestServices;
        return new(
            Titled(title),
            services.GetRequiredService<SiteName>().Value,
            services.GetRequiredService<Assets>(),
            services.GetRequiredService<Navigation>(),
            CurrentUser.Of(context),
            Cursor: 0,
            Sidebar: null);
    }

    /// <summary>A page of a signed-in person, with the left column.</summary>
    /// <param name="context">The request.</param>
    /// <param name="me">Who asks.</param>
    /// <param name="title">Title of the page.</param>
    /// <param name="cancel">Stops the queries.</param>
    public static async Task<Shell> For(HttpContext context, CurrentUser me, string title, CancellationToken cancel)
    {
        var cursor = context.RequestServices.GetRequiredService<Pulse>().Of(me.Id); // before the queries: never newer than what they see
        var sidebar = await context.RequestServices.GetRequiredService<ISidebar>().For(me, cancel);
        return Bare(context, title) with { Cursor = cursor, Sidebar = sidebar };
    }

    private static string Titled(string title) => title.Length == 0 ? "OurWhats" : $"{title} · OurWhats";
}
