using Microsoft.AspNetCore.Http;
using OurWhats.Messaging.Dashboard;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;
using RazorSlices;

namespace OurWhats.Messaging.Settings;

/// <summary>Shows the options of a conversation, or answers 304.</summary>
internal sealed class ShowOptions(
    ConversationListQuery conversations,
    Pulse pulse,
    PageETag tags,
    IFootprint footprint)
{
    public async Task<IResult> Run(long id, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        var cursor = pulse.Of(me.Id);
        var tag = tags.For(me, cursor, footprint.Version(me));
        if (PageETag.IsFresh(context.Request, tag)) return HtmlResults.NotModified(tag);
        var beside = await conversations.Beside(me, id, cancel);
        var summary = beside.FirstOrDefault(known => known.ConversationId == id);
        if (summary is null) return ErrorResponse.NotFound(context);
        var shell = Shell.Bare(context, summary.Title) with
        {
            Cursor = cursor,
            Sidebar = ConversationListQuery.Sidebar(beside),
        };
        var mutedUntil = MuteDuration.Until(summary.MutedUntil, me);
        // Its traffic tells a former member how the others go on.
        var weight = summary.IsOver ? null : await footprint.OfConversation(id, me, cancel);
        OptionsModel model = new(shell, summary, mutedUntil, weight);
        return HtmlResults.Page(OptionsPage.Create(model), tag: tag);
    }
}

/// <summary>Model of a conversation's options.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="Summary">The conversation.</param>
/// <param name="MutedUntil">The end of the mute as a sentence; null if not muted.</param>
/// <param name="Weight">Its footprint; null for a former member.</param>
public sealed record OptionsModel(
    Shell Shell,
    ConversationSummary Summary,
    string? MutedUntil,
    RazorSlice? Weight)
{
    internal static IEnumerable<(string Value, string Text)> MediaDisplays =>
    [
        ("", Texts.ShowingAsEverywhere),
        ($"{(int)MediaDisplay.TextOnly}", Texts.MediaDisplayText),
        ($"{(int)MediaDisplay.Thumbnails}", Texts.MediaDisplayThumbnails),
        ($"{(int)MediaDisplay.Comfort}", Texts.MediaDisplayComfort),
    ];

    internal string MediaDisplayValue => $"{(int?)Summary.MediaDisplay}";
}
