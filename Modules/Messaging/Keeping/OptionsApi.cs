using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Dashboard;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;
using RazorSlices;

namespace OurWhats.Messaging.Keeping;

/// <summary>/c/{id}/options: what one can do with a conversation as a whole.</summary>
internal static class OptionsApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/c/{id:long}/options", Show);

    private static async Task<IResult> Show(long id, HttpContext context, CurrentUser me, Rows rows, Pulse pulse, PageTag tags, IFootprint footprint, CancellationToken cancel)
    {
        var cursor = pulse.Of(me.Id);
        var tag = tags.For(me, cursor, footprint.Version(me));
        if (PageTag.IsFresh(context.Request, tag)) return Answers.NotModified(tag);
        var beside = await rows.Beside(me, id, cancel);
        if (beside.FirstOrDefault(one => one.ConversationId == id) is not { } row) return Refusal.NotFound(context);
        var shell = Shell.Bare(context, row.Title) with { Cursor = cursor, Sidebar = Rows.Sidebar(beside) };
        return Answers.Page(OptionsPage.Create(new(shell, row, Quiet.Until(row.MutedUntil, me), await footprint.OfConversation(id, me, cancel))), tag: tag);
    }
}

/// <summary>What one can do with a conversation.</summary>
/// <param name="Shell">What is around it.</param>
/// <param name="Row">The conversation.</param>
/// <param name="MutedUntil">Until when it keeps quiet, as a sentence; null when it does not.</param>
/// <param name="Weight">What it weighs.</param>
public sealed record OptionsModel(Shell Shell, Row Row, string? MutedUntil, RazorSlice Weight)
{
    internal static IEnumerable<(string Value, string Text)> Showings =>
    [
        ("", Texts.ShowingAsEverywhere), ($"{(int)Showing.TextOnly}", Texts.ShowingText),
        ($"{(int)Showing.Thumbnails}", Texts.ShowingThumbnails), ($"{(int)Showing.Comfort}", Texts.ShowingComfort),
    ];

    internal string ShowingValue => $"{(int?)Row.Showing}";
}
