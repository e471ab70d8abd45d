using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Messaging.Dashboard;

/// <summary>Query result: a person's conversation with its latest message.</summary>
internal sealed class ConversationRow
{
    public required long ConversationId { get; init; }
    public required ConversationKind ConversationKind { get; init; }
    public required string? Title { get; init; }
    public required string? About { get; init; }
    public required string? Picture { get; init; }
    public required long? PartnerId { get; init; }
    public required long Read { get; init; }
    public required long ErasedUnread { get; init; }
    public required bool IsOver { get; init; }
    public required long Seen { get; init; }
    public required long SeenChange { get; init; }
    public required bool IsMarkedUnread { get; init; }
    public required long? MutedUntil { get; init; }
    public required bool IsArchived { get; init; }
    public required long Change { get; init; }
    public required long OwnChange { get; init; }
    public required long MessageId { get; init; }
    public required long MessageChange { get; init; }
    public required bool IsErased { get; init; }
    public required long Last { get; init; }
    public required long AuthorId { get; init; }
    public required MessageKind Kind { get; init; }
    public required int Pictures { get; init; }
    public required int Files { get; init; }
    public required MediaDisplay? MediaDisplay { get; init; }
    public required string Text { get; init; }
    public required long At { get; init; }
    public required long AllUnread { get; init; }
}
