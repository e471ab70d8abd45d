using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Dashboard;

/// <summary>A conversation as a list shows it.</summary>
public sealed record Row
{
    internal const int MostPreviewCharacters = 80;

    public required long ConversationId { get; init; }

    public required string Title { get; init; }

    /// <summary>Address of the page about it: the group's, the other person's.</summary>
    public required string About { get; init; }

    /// <summary>False where the title is a person's name.</summary>
    public required bool IsGroup { get; init; }

    /// <summary>True when the person has left: nothing more to say there.</summary>
    public required bool IsOver { get; init; }

    public required string Colour { get; init; }

    public required string Initials { get; init; }

    public required string Preview { get; init; }

    public required string Time { get; init; }

    public required int Unread { get; init; }

    public required int AllUnread { get; init; }

    /// <summary>Number of the last message that the person read.</summary>
    public required long Read { get; init; }

    /// <summary>Number of the last message that the person may see.</summary>
    public required long Last { get; init; }

    /// <summary>Key of that message, by which rows are ordered.</summary>
    public required long MessageId { get; init; }

    /// <summary>Journal entry of its last change.</summary>
    public required long Change { get; init; }

    internal string? UnreadLabel => Unread == 0 ? null : (Unread == 1 ? Texts.OneUnread : Texts.ManyUnread).With(Unread);

    /// <summary>The same row, read to its end.</summary>
    internal Row AsRead() => this with { Unread = 0, AllUnread = AllUnread - Unread, Read = Last };

    internal static Row Of(FoundRow found, CurrentUser me, IPeople people, When when)
    {
        var partner = found.PartnerId is { } id ? people[id] : null;
        var title = partner?.DisplayName ?? found.Title ?? "";
        return new()
        {
            ConversationId = found.ConversationId,
            Title = title,
            About = partner?.Address ?? found.About ?? "/",
            IsGroup = partner is null,
            IsOver = found.IsOver,
            Colour = partner is null ? Portrait.ColourOfGroup(found.ConversationId) : Portrait.Colour(partner.Id),
            Initials = Portrait.Initials(title),
            Preview = PreviewOf(found, me, people, partner is null),
            Time = when.Short(me.Local(found.At), me),
            Unread = (int)(found.Number - found.Read),
            AllUnread = (int)found.AllUnread,
            Read = found.Read,
            Last = found.Number,
            MessageId = found.MessageId,
            Change = found.Change,
        };
    }

    private static string PreviewOf(FoundRow found, CurrentUser me, IPeople people, bool isGroup)
    {
        var text = ServiceLine.Of(found.Kind, people[found.AuthorId].DisplayName) ?? found.Text.ReplaceLineEndings(" ");
        if (found.Kind != MessageKind.Text) return text;
        if (found.AuthorId == me.Id) return Texts.YouSaid.With(text);
        return isGroup ? Texts.SaidBy.With(people[found.AuthorId].DisplayName, text) : text;
    }
}

/// <summary>Several rows, with or without what was said last.</summary>
/// <param name="Rows">The latest first.</param>
/// <param name="IsCompact">True beside a page: names and counts only, so that no text of one conversation is compressed with another's.</param>
/// <param name="More">Address of the rows before these, or null.</param>
/// <param name="Open">Key of the conversation that the page shows, or null.</param>
public sealed record RowListModel(IReadOnlyList<Row> Rows, bool IsCompact, string? More = null, long? Open = null);

/// <summary>One row of such a list.</summary>
public sealed record RowModel(Row Row, bool IsCompact, bool IsOpen = false);
