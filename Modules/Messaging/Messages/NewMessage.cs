namespace OurWhats.Messaging.Messages;

/// <summary>A message before its conversation gives it a number.</summary>
/// <param name="Author">Key of its author; in a service line, of the person whom it is about.</param>
/// <param name="Kind">Text or a service line.</param>
/// <param name="Text">Exactly as typed.</param>
/// <param name="Key">The composer's key, unique per author.</param>
internal sealed record NewMessage(long Author, MessageKind Kind, string Text, string Key)
{
    /// <summary>Number of the message that it answers, or null.</summary>
    public long? ReplyTo { get; init; }
}
