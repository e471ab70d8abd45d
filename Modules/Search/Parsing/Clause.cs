using OurWhats.Search.Language;

namespace OurWhats.Search.Parsing;

/// <summary>A part of a search. A message must satisfy all of them.</summary>
internal interface IClause
{
    /// <summary>The clause as typed.</summary>
    string Text { get; }

    /// <summary>True to exclude matching messages: "-mot".</summary>
    bool IsNegative { get; }
}

/// <summary>Words to find: one, or several adjacent ones ("rendez-vous", "2.3.1", "une phrase").</summary>
/// <param name="Words">The words, at least one.</param>
/// <param name="IsExact">True for words in quotes: other accents match, other forms do not.</param>
/// <param name="IsPrefix">True for the last word of the query, which may be incomplete.</param>
internal sealed record WordsClause(
    string Text,
    bool IsNegative,
    IReadOnlyList<Word> Words,
    bool IsExact,
    bool IsPrefix) : IClause
{
    public const int MinPrefixLetters = 2;

    /// <summary>The prefix of further words to find, without accents; null if there is none.</summary>
    public string? Prefix =>
        IsPrefix && Words is [{ IsSign: false } word] && word.Plain.Length >= MinPrefixLetters ? word.Plain : null;

    /// <summary>True for signs such as €, which count only if the query has no words.</summary>
    public bool IsOptional => Words.All(word => word.IsSign);
}

/// <summary>Messages whose author has this name.</summary>
internal sealed record FromClause(string Text, bool IsNegative, string Name) : IClause;

/// <summary>Messages in conversations with this name.</summary>
internal sealed record InClause(string Text, bool IsNegative, string Name) : IClause;

/// <summary>Messages in the direct conversation with this person.</summary>
internal sealed record WithClause(string Text, bool IsNegative, string Name) : IClause;

/// <summary>Messages of a range of days.</summary>
/// <param name="First">The first day; null without a lower bound.</param>
/// <param name="End">The day after the last one; null without an upper bound.</param>
internal sealed record DateClause(string Text, bool IsNegative, DateOnly? First, DateOnly? End) : IClause;

/// <summary>Messages with this kind of content: "image", "file", "link", "sound", "film".</summary>
internal sealed record KindClause(string Text, bool IsNegative, string Kind) : IClause;

/// <summary>Messages with a file of this type: "pdf".</summary>
internal sealed record FileTypeClause(string Text, bool IsNegative, string Type) : IClause;

/// <summary>Messages with a file of this size: a range in bytes, both bounds inclusive.</summary>
internal sealed record FileSizeClause(string Text, bool IsNegative, long Min, long Max) : IClause;

/// <summary>Messages that the searching person has sent, received or not read yet.</summary>
internal sealed record StateClause(string Text, bool IsNegative, MessageState State) : IClause;

internal enum MessageState
{
    Unread,
    Sent,
    Received,
}
