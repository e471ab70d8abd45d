using System.Globalization;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Messages;

/// <summary>Texts of service lines.</summary>
internal static class ServiceLine
{
    /// <summary>"Alice a rejoint le groupe"; null for an ordinary message.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="about">Key of the person it is about.</param>
    /// <param name="text">Further details: a title, the key of the person who acted, or a number of files.</param>
    /// <param name="reader">Key of the reader.</param>
    /// <param name="names">Names of the people.</param>
    public static string? Of(MessageKind kind, long about, string text, long reader, ShownNames names) => kind switch
    {
        MessageKind.Opened => Say(Texts.OpenedLine, about, names),
        MessageKind.Joined => Say(Texts.JoinedLine, about, names),
        MessageKind.Left => Say(Texts.LeftLine, about, names),
        MessageKind.Added => Say(Texts.AddedLine, about, names, NameOf(text, names)),
        MessageKind.Removed => Say(Texts.RemovedLine, about, names, NameOf(text, names)),
        MessageKind.Renamed => Say(Texts.RenamedLine, about, names, text),
        MessageKind.InCharge => about == reader ? Texts.YouInChargeLine : Say(Texts.InChargeLine, about, names),
        MessageKind.NoLongerInCharge => about == reader
            ? Texts.YouNoLongerInChargeLine
            : Say(Texts.NoLongerInChargeLine, about, names),
        MessageKind.FilesRemoved => Say(Texts.LightenedLine, about, names, text),
        _ => null,
    };

    /// <summary>Keys of the people whom a message names: its author, and in some service lines another.</summary>
    public static IEnumerable<long> PeopleIn(Message message) =>
        message.Kind is MessageKind.Added or MessageKind.Removed
            ? [message.AuthorId, Key(message.Text)]
            : [message.AuthorId];

    private static string Say(string line, long about, ShownNames names, string other = "") =>
        line.With(names[about], other);

    private static string NameOf(string key, ShownNames names) => names[Key(key)];

    private static long Key(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
