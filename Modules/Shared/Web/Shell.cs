using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Journal;

namespace OurWhats.Shared.Web;

/// <summary>Model of the layout, the HTML document around every page.</summary>
/// <param name="Title">Title of the page, without the unread count.</param>
/// <param name="Place">Name of the site.</param>
/// <param name="Assets">Addresses of scripts and styles.</param>
/// <param name="Navigation">Links of the layout.</param>
/// <param name="Me">The viewer, or null if not signed in.</param>
/// <param name="Cursor">Number of the last journal entry that the page shows, from which its poll continues.</param>
/// <param name="Sidebar">The left column; null for people who are not signed in.</param>
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

    /// <summary>Title of the browser window, with the unread count in front.</summary>
    public string FullTitle => Sidebar is { Unread: > 0 and var unread } ? $"({unread}) {Title}" : Title;

    /// <summary>CSS class of the body: without a left column, with one, or the dashboard.</summary>
    public string BodyClass => Sidebar switch { null => "alone", { IsHome: true } => "two home", _ => "two" };

    /// <summary>A page without the left column: sign-in, first run, errors.</summary>
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

    /// <summary>
    /// A page with the left column, for a signed-in person. Takes the cursor before the queries, so it is never newer
    /// than their results.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="me">The viewer.</param>
    /// <param name="title">Title of the page.</param>
    /// <param name="cancel">Cancels the queries.</param>
    public static async Task<Shell> For(HttpContext context, CurrentUser me, string title, CancellationToken cancel)
    {
        var cursor = context.RequestServices.GetRequiredService<Pulse>().Of(me.Id); // before the queries, see above
        var sidebar = await context.RequestServices.GetRequiredService<ISidebar>().For(me, cancel);
        return Bare(context, title) with { Cursor = cursor, Sidebar = sidebar };
    }

    private static string Titled(string title) => title.Length == 0 ? "OurWhats" : $"{title.Isolate()} · OurWhats";
}
