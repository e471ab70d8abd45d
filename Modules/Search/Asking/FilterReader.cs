using OurWhats.Search.Language;
using OurWhats.Shared.Web;

namespace OurWhats.Search.Asking;

/// <summary>Reads filters, by their French names or their English ones.</summary>
/// <param name="today">The day of who asks.</param>
/// <param name="remarks">Where what is not understood is told.</param>
internal sealed class FilterReader(DateOnly today, List<string> remarks)
{
    private static readonly HashSet<string> Names =
        ["de", "from", "dans", "in", "a", "to", "has", "avant", "before", "apres", "after", "le", "on", "type", "taille", "size", "est", "is"];

    /// <summary>True for a filter's name, given without accents.</summary>
    public static bool Knows(string name) => Names.Contains(name);

    /// <summary>True where several words may follow.</summary>
    public static bool TakesDays(string name) => name is "avant" or "before" or "apres" or "after" or "le" or "on";

    /// <summary>A filter of the form as one would type it in one's language.</summary>
    public static string Written(string name, string value)
    {
        var (typedName, typed) = (name, value) switch
        {
            ("from", _) => (Texts.NameFrom, value),
            ("in", _) => (Texts.NameIn, value),
            ("after", _) => (Texts.NameAfter, value),
            ("before", _) => (Texts.NameBefore, value),
            ("size", _) => (Texts.NameSize, value),
            ("has", "file") => (Texts.NameHas, Texts.ValueFile),
            ("has", "link") => (Texts.NameHas, Texts.ValueLink),
            ("has", "sound") => (Texts.NameHas, Texts.ValueSound),
            ("has", _) => (Texts.NameHas, value),
            ("is", "unread") => (Texts.NameIs, Texts.ValueUnread),
            ("is", "sent") => (Texts.NameIs, Texts.ValueSent),
            ("is", "received") => (Texts.NameIs, Texts.ValueReceived),
            _ => (name, value),
        };
        return typed.Any(character => char.IsWhiteSpace(character)) ? $"{typedName}:\"{typed}\"" : $"{typedName}:{typed}";
    }

    /// <summary>True where a text is a date.</summary>
    public bool IsDay(string text) => Days.Read(text, today) is not null;

    /// <summary>The part of a question that a filter is; null where it makes no sense, which is told.</summary>
    /// <param name="name">Its name, without accents.</param>
    /// <param name="value">What follows.</param>
    /// <param name="written">Both, as typed.</param>
    /// <param name="isNegative">True where it must not hold.</param>
    public IClause? Read(string name, string value, string written, bool isNegative) => (name, Fold.Plain(value)) switch
    {
        (_, "") => Tell(Texts.FilterEmpty.With(written)),
        ("de" or "from", _) => new FromClause(written, isNegative, value),
        ("dans" or "in", _) => new InClause(written, isNegative, value),
        ("a" or "has", "image" or "images" or "photo" or "photos" or "picture") => new KindClause(written, isNegative, "image"),
        ("a" or "has", "fichier" or "fichiers" or "file" or "files" or "document" or "documents") => new KindClause(written, isNegative, "file"),
        ("a" or "has", "lien" or "liens" or "link" or "links") => new KindClause(written, isNegative, "link"),
        ("a" or "has", "vocal" or "audio" or "son" or "sound" or "voice") => new KindClause(written, isNegative, "sound"),
        ("a" or "has", "video" or "videos" or "film") => new KindClause(written, isNegative, "film"),
        ("has", _) => Tell(Texts.KindUnknown.With(value)),
        ("a" or "to", _) => new WithClause(written, isNegative, value),
        ("avant" or "before", _) => Day(value, days => new DayClause(written, isNegative, null, days.First)),
        ("apres" or "after", _) => Day(value, days => new DayClause(written, isNegative, days.End, null)),
        ("le" or "on", _) => Day(value, days => new DayClause(written, isNegative, days.First, days.End)),
        ("type", var type) => new TypeClause(written, isNegative, type.TrimStart('.')),
        ("taille" or "size", _) => FileSize.Read(value) is var (least, most) ? new SizeClause(written, isNegative, least, most) : Tell(Texts.NotASize.With(value)),
        ("est" or "is", "nonlu" or "non-lu" or "nonlus" or "non-lus" or "unread") => new StateClause(written, isNegative, State.Unread),
        ("est" or "is", "envoye" or "envoyes" or "envoyee" or "envoyees" or "sent") => new StateClause(written, isNegative, State.Sent),
        ("est" or "is", "recu" or "recus" or "recue" or "recues" or "received") => new StateClause(written, isNegative, State.Received),
        ("est" or "is", _) => Tell(Texts.StateUnknown.With(value)),
        _ => Tell(Texts.FilterUnknown.With(name)),
    };

    private IClause? Day(string value, Func<(DateOnly First, DateOnly End), IClause> make) =>
        Days.Read(value, today) is { } days ? make(days) : Tell(Texts.NotADate.With(value));

    private IClause? Tell(string remark)
    {
        if (!remarks.Contains(remark)) remarks.Add(remark);
        return null;
    }
}
