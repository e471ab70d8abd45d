using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Messaging.Attaching;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Conversations;

/// <summary>A page of a conversation.</summary>
/// <param name="Shell">What is around it.</param>
/// <param name="Row">The conversation.</param>
/// <param name="List">The messages.</param>
/// <param name="Composer">Where one writes; null for who has left.</param>
public sealed record ConversationModel(Shell Shell, Row Row, MessageListModel List, Composer? Composer)
{
    internal CurrentUser Me => Shell.Me!;

    /// <summary>False while the page shows something as new, or has not been read: the next time it is another page.</summary>
    internal bool IsSettled => !Row.IsUnread && !List.Messages.Any(message => message.IsFirstNew);

    /// <summary>Address of the first new message, when it is further up than the page shows; else null.</summary>
    internal string? FirstNew => List is { Read: { } read, HasLater: false } ? $"/c/{Row.ConversationId}?at={read + 1}&read={read}#new" : null;

    /// <summary>How many are new then.</summary>
    internal string NewCount => $"{Row.Last - List.Read:N0} {Texts.ManyBelow}";

    internal static ConversationModel Of(HttpContext context, long cursor, Row open, IReadOnlyList<Row> beside, MessageListModel list)
    {
        var sidebar = Rows.Sidebar(beside, open.ConversationId) with { Poll = list.HasLater ? "" : $"c={open.ConversationId}" };
        var shell = Shell.Bare(context, open.Title) with { Cursor = cursor, Sidebar = sidebar };
        return new(shell, open, list, open.IsOver || list.HasLater ? null : Composer.Of(context, $"/c/{open.ConversationId}", isLive: true));
    }
}

/// <summary>Where one writes.</summary>
/// <param name="Action">Where it is sent.</param>
/// <param name="IsLive">True in a conversation, where the message joins the others without a new page.</param>
/// <param name="Key">Its key: what is sent twice with the same key is stored once.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Error">Why it was not sent, or null.</param>
/// <param name="Answered">The message that it answers, or null.</param>
public sealed record Composer(string Action, bool IsLive, string Key, string Text = "", string? Error = null, Quote? Answered = null)
{
    internal const int MostFiles = Attachment.MostFiles;

    internal const int MostDescriptionCharacters = Attachment.MostAltCharacters;

    /// <summary>Address of the script that attaches files, fetched with the first one.</summary>
    public required string Script { get; init; }

    /// <summary>Size of a file at most, in bytes.</summary>
    public required long MostBytes { get; init; }

    /// <summary>What is attached, in a composer that comes back.</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];

    internal static Composer Of(HttpContext context, string action, bool isLive) => new(action, isLive, Typed.NewKey())
    {
        Script = context.RequestServices.GetRequiredService<Assets>()["js/files.js"],
        MostBytes = context.RequestServices.GetRequiredService<IMedia>().MostBytes,
    };

    /// <summary>The same, with the files that came and those that were refused.</summary>
    internal Composer Holding(IReadOnlyList<UploadCard> uploads, Typed typed, IReadOnlyList<AttachedFile> refused) =>
        this with { Files = [.. uploads.Select(upload => new AttachedFile(upload.Name, upload, Description: typed.Alts.GetValueOrDefault(upload.Key, ""), Forgets: typed.Forgetful.Contains(upload.Key))), .. refused] };

    internal Composer With(Typed typed, string? error) => this with { Text = typed.Text, Error = error };

    internal Composer Answering(Quote? quote) => this with { Answered = quote };
}
