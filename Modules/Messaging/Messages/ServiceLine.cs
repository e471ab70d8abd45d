using System.Globalization;
using OurWhats.Shared.Contracts.Accounts;
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
    /// <param name="people">Everybody's names.</param>
    public static string? Of(MessageKind kind, long about, string text, long reader, IPeople people) => kind switch
    {
        MessageKind.Opened => Say(Texts.OpenedLine, about, people),
        MessageKind.Joined => Say(Texts.JoinedLine, about, people),
        MessageKind.Left => Say(Texts.LeftLine, about, people),
        MessageKind.Added => Say(Texts.AddedLine, about, people, NameOf(text, people)),
        MessageKind.Removed => Say(Texts.RemovedLine, about, people, NameOf(text, people)),
        MessageKind.Renamed => Say(Texts.RenamedLine, about, people, text),
        MessageKind.InCharge => about == reader ? Texts.YouInChargeLine : Say(Texts.InChargeLine, about, people),
        MessageKind.NoLongerInCharge => about == reader
            ? Texts.YouNoLongerInChargeLine
            : Say(Texts.NoLongerInChargeLine, about, people),
        MessageKind.FilesRemoved => Say(Texts.LightenedLine, about, people, text),
        _ => null,
    };

    private static string Say(string line, long about, IPeople people, string other = "") =>
        line.With(people[about].DisplayName, other);

    private static string NameOf(string key, IPeople people) =>
        people[long.Parse(key, CultureInfo.InvariantCulture)].DisplayName;
}
