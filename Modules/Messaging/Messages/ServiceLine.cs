using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Messages;

/// <summary>The small lines that tell what happened.</summary>
internal static class ServiceLine
{
    /// <summary>"Alice a rejoint le groupe", or null for what somebody said.</summary>
    public static string? Of(MessageKind kind, string name) => kind switch
    {
        MessageKind.Opened => Say(Texts.OpenedLine, name),
        MessageKind.Joined => Say(Texts.JoinedLine, name),
        MessageKind.Left => Say(Texts.LeftLine, name),
        _ => null,
    };

    private static string Say(string line, string name) => line.With(name);
}
