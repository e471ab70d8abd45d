using OurWhats.Messaging.Attachments;
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

    /// <summary>Address of the page about it: the group's, the other person's. Null for a group that the person has left: nothing is there for them.</summary>
    public required string? About { get; init; }

    /// <summary>False where the title is a person's name.</summary>
    public required bool IsGroup { get; init; }

    /// <summary>True when the person has left: nothing more to say there.</summary>
    public required bool IsOver { get; init; }

    public required Avatar Avatar { get; init; }

    public required string Preview { get; init; }

    public required string Time { get; init; }

    public required int Unread { get; init; }

    /// <summary>True when the person wants to come back to it.</summary>
    public required bool IsMarked { get; init; }

    /// <summary>Until when it keeps quiet: UTC, milliseconds since 1970; the greatest number for always, null when it does not.</summary>
    public required long? MutedUntil { get; init; }

    /// <summary>True when it stands apart from the others.</summary>
    public required bool IsArchived { get; init; }

    /// <summary>How much of what is attached shows by itself there; null for as everywhere.</summary>
    public required Showing? Showing { get; init; }

    public required int AllUnread { get; init; }

    /// <summary>Number of the last message that the person read.</summary>
    public required long Read { get; init; }

    /// <summary>Number of the last message that the person may see.</summary>
    public required long Last { get; init; }

    /// <summary>Key of that message, by which rows are ordered.</summary>
    public required long MessageId { get; init; }

    /// <summary>Journal entry of its last change.</summary>
    public required long Change { get; init; }

    /// <summary>Number of the last message that all have read, and the journal entry by which it became so; 0 for who has left.</summary>
    public required (long Number, long Change) Seen { get; init; }

    /// <summary>Journal entry of the last change that the person alone sees.</summary>
    public required long OwnChange { get; init; }

    internal bool IsMuted => MutedUntil is not null;

    internal bool IsUnread => Unread > 0 || IsMarked;

    /// <summary>What it adds to the count of all conversations.</summary>
    internal int Counted => IsMuted || IsArchived ? 0 : Math.Max(Unread, IsMarked ? 1 : 0);

    /// <summary>What its badge shows.</summary>
    internal string Badge => Unread > 0 ? $"{Unread}" : IsMarked ? "•" : "";

    /// <summary>What its badge says; empty where there is none.</summary>
    internal string BadgeLabel => string.Join(", ", ((string?[])
    [
        IsMuted ? Texts.Muted : null,
        Unread > 0 ? (Unread == 1 ? Texts.OneUnread : Texts.ManyUnread).With(Unread) : null,
        Unread == 0 && IsMarked ? Texts.MarkedUnread : null,
    ]).OfType<string>());

    /// <summary>The same row, read to its end.</summary>
    internal Row AsRead() => this with { Unread = 0, IsMarked = false, AllUnread = AllUnread - Counted, Read = Last };

    internal static Row Of(FoundRow found, CurrentUser me, IPeople people, When when)
    {
        var partner = found.PartnerId is { } id ? people[id] : null;
        var title = partner?.DisplayName ?? found.Title ?? "";
        return new()
        {
            ConversationId = found.ConversationId,
            Title = title,
            About = partner?.Address ?? (found.IsOver ? null : found.About),
            IsGroup = partner is null,
            IsOver = found.IsOver,
            Avatar = partner is null ? Avatar.OfGroup(found.ConversationId, title, found.Picture, me) : Avatar.Of(partner, me),
            Preview = PreviewOf(found, me, people, partner is null),
            Time = when.Short(me.Local(found.At), me),
            Unread = (int)(found.Number - found.Read),
            IsMarked = found.IsMarkedUnread,
            MutedUntil = found.MutedUntil,
            IsArchived = found.IsArchived,
            Showing = me.SavesData ? null : found.Showing,
            AllUnread = (int)found.AllUnread,
            Read = found.Read,
            Last = found.Number,
            MessageId = found.MessageId,
            Change = found.Change,
            Seen = (found.Seen, found.SeenChange),
            OwnChange = found.OwnChange,
        };
    }

    private static string PreviewOf(FoundRow found, CurrentUser me, IPeople people, bool isGroup)
    {
        if (found.IsErased) return Texts.Erased;
        var text = ServiceLine.Of(found.Kind, found.AuthorId, found.Text, me.Id, people) ?? Enclosed.Say(found.Pictures, found.Files, found.Text.ReplaceLineEndings(" "));
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
/// <param name="HasArchived">True on the dashboard when some stand apart.</param>
/// <param name="Name">The list's name in the page: news are put into "rows".</param>
public sealed record RowListModel(IReadOnlyList<Row> Rows, bool IsCompact, string? More = null, long? Open = null, bool HasArchived = false, string Name = "rows")
{
    /// <summary>A page of rows with what was said last.</summary>
    /// <param name="found">The rows, and one more than is shown if there is.</param>
    /// <param name="most">How many are shown.</param>
    /// <param name="address">The page, which shows those before a message.</param>
    internal static RowListModel Page(IReadOnlyList<Row> found, int most, string address) =>
        new([.. found.Take(most)], IsCompact: false, found.Count > most ? $"{address}?before={found[most - 1].MessageId}" : null);
}

/// <summary>One row of such a list.</summary>
public sealed record RowModel(Row Row, bool IsCompact, bool IsOpen = false);
