using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Dashboard;

/// <summary>View of a conversation in a list.</summary>
public sealed record ConversationSummary
{
    internal const int MostPreviewCharacters = 80;

    public required long ConversationId { get; init; }

    public required string Title { get; init; }

    /// <summary>Address of the group's or the other person's page; null for a group that the person has left.</summary>
    public required string? About { get; init; }

    public required ConversationKind Kind { get; init; }

    /// <summary>True if the person has left.</summary>
    public required bool IsOver { get; init; }

    public required Avatar Avatar { get; init; }

    public required string Preview { get; init; }

    public required string Time { get; init; }

    public required int Unread { get; init; }

    /// <summary>True if the person has marked it as unread.</summary>
    public required bool IsMarked { get; init; }

    /// <summary>
    /// When the mute ends: UTC, milliseconds since 1970; <see cref="long.MaxValue"/> for never, null if not muted.
    /// </summary>
    public required long? MutedUntil { get; init; }

    public required bool IsArchived { get; init; }

    /// <summary>Media display for this conversation; null for the person's general setting.</summary>
    public required MediaDisplay? MediaDisplay { get; init; }

    /// <summary>Unread messages in all conversations that are neither muted nor archived.</summary>
    public required int AllUnread { get; init; }

    /// <summary>Number of the last message that the person has read.</summary>
    public required long Read { get; init; }

    /// <summary>Number of the last message that the person may see.</summary>
    public required long Last { get; init; }

    /// <summary>Key of the latest message that the person may see.</summary>
    public required long MessageId { get; init; }

    /// <summary>When the latest message was posted: UTC, milliseconds since 1970. Lists are sorted by it.</summary>
    public required long At { get; init; }

    /// <summary>Journal entry of its last change.</summary>
    public required long Change { get; init; }

    /// <summary>
    /// Number of the last message read by all, and the journal entry with which it last advanced; 0 for people who have
    /// left.
    /// </summary>
    public required (long Number, long Change) Seen { get; init; }

    /// <summary>Journal entry of the last change that only this person sees.</summary>
    public required long OwnChange { get; init; }

    internal bool IsGroup => Kind == ConversationKind.Group;

    internal bool IsMuted => MutedUntil is not null;

    /// <summary>False also if all that was not read is erased: opening it still moves the read marker.</summary>
    internal bool IsRead => Read == Last && !IsMarked;

    /// <summary>Its contribution to <see cref="AllUnread"/>.</summary>
    internal int Counted => IsMuted || IsArchived ? 0 : Math.Max(Unread, IsMarked ? 1 : 0);

    /// <summary>Text of the badge; empty for none.</summary>
    internal string Badge => Unread > 0 ? $"{Unread}" : IsMarked ? "•" : "";

    /// <summary>The badge for screen readers; empty for none.</summary>
    internal string BadgeLabel => string.Join(", ", ((string?[])
    [
        IsMuted ? Texts.Muted : null,
        Unread > 0 ? (Unread == 1 ? Texts.OneUnread : Texts.ManyUnread).With(Unread) : null,
        Unread == 0 && IsMarked ? Texts.MarkedUnread : null,
    ]).OfType<string>());

    /// <summary>A copy with all messages read.</summary>
    internal ConversationSummary AsRead() => this with
    {
        Unread = 0,
        IsMarked = false,
        AllUnread = AllUnread - Counted,
        Read = Last,
    };

    internal static ConversationSummary Of(ConversationRow found, CurrentUser me, IPeople people, DateText dates)
    {
        var partner = found.PartnerId is { } id ? people[id] : null;
        ShownNames names = new(people);
        var title = partner is null ? found.Title ?? "" : names[partner.Id];
        return new()
        {
            ConversationId = found.ConversationId,
            Title = title,
            About = partner?.Address ?? (found.IsOver ? null : found.About),
            Kind = found.ConversationKind,
            IsOver = found.IsOver,
            Avatar = partner is null
                ? Avatar.OfGroup(found.ConversationId, title, found.Picture, me)
                : Avatar.Of(partner, me),
            Preview = PreviewOf(found, me, names),
            Time = dates.Short(me.Local(found.At), me),
            Unread = (int)(found.Last - found.Read - found.ErasedUnread),
            IsMarked = found.IsMarkedUnread,
            MutedUntil = found.MutedUntil,
            IsArchived = found.IsArchived,
            MediaDisplay = me.SavesData ? null : found.MediaDisplay,
            AllUnread = (int)found.AllUnread,
            Read = found.Read,
            Last = found.Last,
            MessageId = found.MessageId,
            At = found.At,
            Change = found.Change,
            Seen = (found.Seen, found.SeenChange),
            OwnChange = found.OwnChange,
        };
    }

    private static string PreviewOf(ConversationRow found, CurrentUser me, ShownNames names)
    {
        if (found.IsErased) return Texts.Erased;
        var text = ServiceLine.Of(found.Kind, found.AuthorId, found.Text, me.Id, names)
            ?? AttachmentText.Of(found.Pictures, found.Files, found.Text.ReplaceLineEndings(" "));
        if (found.Kind != MessageKind.Text) return text;
        if (found.AuthorId == me.Id) return Texts.YouSaid.With(text);
        return found.ConversationKind == ConversationKind.Direct
            ? text
            : Texts.SaidBy.With(names[found.AuthorId], text);
    }
}
