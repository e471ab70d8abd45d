using Microsoft.AspNetCore.Http;
using OurWhats.Messaging.Composing;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Chat;

/// <summary>A page of a conversation.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="Summary">The conversation.</param>
/// <param name="List">The messages.</param>
/// <param name="Composer">The form to write in; null for people who have left.</param>
public sealed record ConversationModel(
    Shell Shell,
    ConversationSummary Summary,
    MessageListModel List,
    Composer? Composer)
{
    internal CurrentUser Me => Shell.Me!;

    /// <summary>Number of messages that were unread until the page was opened.</summary>
    internal int New { get; init; } = Summary.Unread;

    /// <summary>True if what the page shows as read is not marked so: for HEAD, and before it is looked at.</summary>
    internal bool IsUnmarked { get; init; }

    /// <summary>
    /// False if the page marks messages as new or is not read, because opening it again would give a different page.
    /// </summary>
    internal bool IsSettled => !IsUnmarked && Summary.IsRead && !List.Messages.Any(message => message.IsFirstNew);

    /// <summary>Address of the first new message if it is above those on the page; otherwise null.</summary>
    internal string? FirstNew => New > 0 && List is { Read: { } read, HasLater: false }
        ? $"/c/{Summary.ConversationId}?at={read + 1}&read={read}#new"
        : null;

    /// <summary>"57 nouveaux messages", the link to <see cref="FirstNew"/>.</summary>
    internal string NewCount => $"{New:N0} {Texts.ManyBelow}";

    /// <summary>
    /// The page as a response, with an ETag unless it shows a refusal or would be different the next time.
    /// </summary>
    internal IResult ToResult(PageETag tags, int status = StatusCodes.Status200OK)
    {
        var isKept = status == StatusCodes.Status200OK && IsSettled;
        return HtmlResults.Page(ConversationPage.Create(this), status, isKept ? tags.For(Me, Shell.Cursor) : null);
    }

    internal static ConversationModel Of(
        HttpContext context,
        long cursor,
        ConversationSummary open,
        IReadOnlyList<ConversationSummary> beside,
        MessageListModel list)
    {
        var sidebar = ConversationListQuery.Sidebar(beside, open.ConversationId) with
        {
            Poll = list.HasLater ? "" : $"c={open.ConversationId}",
        };
        var shell = Shell.Bare(context, open.Title) with { Cursor = cursor, Sidebar = sidebar };
        var composer = open.IsOver || list.HasLater
            ? null
            : Composer.Of(context, $"/c/{open.ConversationId}", isLive: true);
        return new(shell, open, list, composer);
    }
}
