namespace OurWhats.Messaging.Messages;

/// <summary>A message that its conversation has not numbered yet.</summary>
/// <param name="Author">Key of the author; for a service line, of the person it is about.</param>
/// <param name="Kind">Text or a service line.</param>
/// <param name="Text">The text as typed.</param>
/// <param name="Key">Idempotency key, unique per author.</param>
internal sealed record NewMessage(long Author, MessageKind Kind, string Text, string Key)
{
    /// <summary>Number of the message that it answers, or null.</summary>
    public long? ReplyTo { get; init; }
}
