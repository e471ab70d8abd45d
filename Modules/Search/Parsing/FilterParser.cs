using OurWhats.Search.Language;
using OurWhats.Shared.Web;

namespace OurWhats.Search.Parsing;

/// <summary>Parses filters such as de:camille, with French or English names.</summary>
/// <param name="today">Today in the time zone of the searching person.</param>
/// <param name="remarks">Receives a sentence for each filter that makes no sense.</param>
internal sealed class FilterParser(DateOnly today, List<string> remarks)
{
    private static readonly HashSet<string> Names =
    [
        "de", "from", "dans", "in", "a", "to", "has", "avant", "before", "apres", "after", "le", "on",
        "type", "taille", "size", "est", "is",
    ];

    /// <summary>True if this is the name of a filter, given without accents.</summary>
    public static bool IsName(string name) => Names.Contains(name);

    /// <summary>True for date filters, whose value may have several words.</summary>
    public static bool TakesDate(string name) => name is "avant" or "before" or "apres" or "after" or "le" or "on";

    /// <summary>A filter chosen in the form, in the form in which it is typed in the current language.</summary>
    public static string Format(string name, string value)
    {
        var (typedName, typedValue) = (name, value) switch
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
        return typedValue.Any(char.IsWhiteSpace) ? $"{typedName}:\"{typedValue}\"" : $"{typedName}:{typedValue}";
    }

    /// <summary>True if the text is a date.</summary>
    public bool IsDate(string text) => DateRangeParser.Parse(text, today) is not null;

    /// <summary>Parses a filter. Null, with a remark, if it makes no sense.</summary>
    /// <param name="name">Its name, without accents.</param>
    /// <param name="value">The text after the colon.</param>
    /// <param name="text">The whole filter, as typed.</param>
    /// <param name="isNegative">True to exclude matching messages.</param>
    public IClause? Parse(string name, string value, string text, bool isNegative)
    {
        var plain = Fold.Plain(value);
        if (plain.Length == 0) return Reject(Texts.FilterEmpty.With(text));
        return name switch
        {
            "de" or "from" => new FromClause(text, isNegative, value),
            "dans" or "in" => new InClause(text, isNegative, value),
            "a" or "has" when KindOf(plain) is { } kind => new KindClause(text, isNegative, kind),
            "has" => Reject(Texts.KindUnknown.With(value)),
            "a" or "to" => new WithClause(text, isNegative, value),
            "avant" or "before" => ParseDate(value, days => new DateClause(text, isNegative, null, days.First)),
            "apres" or "after" => ParseDate(value, days => new DateClause(text, isNegative, days.End, null)),
            "le" or "on" => ParseDate(value, days => new DateClause(text, isNegative, days.First, days.End)),
            "type" => new FileTypeClause(text, isNegative, plain.TrimStart('.')),
            "taille" or "size" => ParseSize(value, size => new FileSizeClause(text, isNegative, size.Min, size.Max)),
            "est" or "is" when StateOf(plain) is { } state => new StateClause(text, isNegative, state),
            "est" or "is" => Reject(Texts.StateUnknown.With(value)),
            _ => Reject(Texts.FilterUnknown.With(name)),
        };
    }

    private static string? KindOf(string plain) => plain switch
    {
        "image" or "images" or "photo" or "photos" or "picture" => "image",
        "fichier" or "fichiers" or "file" or "files" or "document" or "documents" => "file",
        "lien" or "liens" or "link" or "links" => "link",
        "vocal" or "audio" or "son" or "sound" or "voice" => "sound",
        "video" or "videos" or "film" => "film",
        _ => null,
    };

    private static MessageState? StateOf(string plain) => plain switch
    {
        "nonlu" or "non-lu" or "nonlus" or "non-lus" or "unread" => MessageState.Unread,
        "envoye" or "envoyes" or "envoyee" or "envoyees" or "sent" => MessageState.Sent,
        "recu" or "recus" or "recue" or "recues" or "received" => MessageState.Received,
        _ => null,
    };

    private IClause? ParseDate(string value, Func<(DateOnly First, DateOnly End), IClause> toClause) =>
        DateRangeParser.Parse(value, today) is { } days ? toClause(days) : Reject(Texts.NotADate.With(value));

    private IClause? ParseSize(string value, Func<(long Min, long Max), IClause> toClause) =>
        FileSizeParser.Parse(value) is { } size ? toClause(size) : Reject(Texts.NotASize.With(value));

    private IClause? Reject(string remark)
    {
        if (!remarks.Contains(remark)) remarks.Add(remark);
        return null;
    }
}
