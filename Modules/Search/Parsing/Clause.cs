using OurWhats.Search.Language;

namespace OurWhats.Search.Parsing;

/// <summary>A part of a search query. A message must satisfy all of them.</summary>
internal interface IClause
{
    /// <summary>The clause as typed.</summary>
    string Text { get; }

    /// <summary>True to exclude what the clause describes: "-mot".</summary>
    bool IsNegative { get; }
}

/// <summary>Words to find: one, or several that stand together ("rendez-vous", "2.3.1", "une phrase").</summary>
/// <param name="Words">The words, at least one.</param>
/// <param name="IsExact">True between quotes: no other forms of the words, only other accents.</param>
/// <param name="IsPrefix">True for the last word of the query, which need not be complete.</param>
internal sealed record WordsClause(
    string Text,
    bool IsNegative,
    IReadOnlyList<Word> Words,
    bool IsExact,
    bool IsPrefix) : IClause
{
    public const int MinPrefixLetters = 2;

    /// <summary>The first letters of longer words to find too, without accents; null for none.</summary>
    public string? Prefix =>
        IsPrefix && Words is [{ IsSign: false } word] && word.Plain.Length >= MinPrefixLetters ? word.Plain : null;

    /// <summary>True for signs such as €, which count only in a query without words.</summary>
    public bool IsOptional => Words.All(word => word.IsSign);
}

/// <summary>Messages whose author has this name.</summary>
internal sealed record FromClause(string Text, bool IsNegative, string Name) : IClause;

/// <summary>Messages in conversations of this name.</summary>
internal sealed record InClause(string Text, bool IsNegative, string Name) : IClause;

/// <summary>Messages in the conversation with this person alone.</summary>
internal sealed record WithClause(string Text, bool IsNegative, string Name) : IClause;

/// <summary>Messages of a range of days.</summary>
/// <param name="First">The first day; null without a lower bound.</param>
/// <param name="End">The day after the last one; null without an upper bound.</param>
internal sealed record DateClause(string Text, bool IsNegative, DateOnly? First, DateOnly? End) : IClause;

/// <summary>Messages with something of this kind: "image", "file", "link", "sound", "film".</summary>
internal sealed record KindClause(string Text, bool IsNegative, string Kind) : IClause;

/// <summary>Messages with a file of this type: "pdf".</summary>
internal sealed record FileTypeClause(string Text, bool IsNegative, string Type) : IClause;

/// <summary>Messages with a file of this size, in bytes, both bounds included.</summary>
internal sealed record FileSizeClause(string Text, bool IsNegative, long Min, long Max) : IClause;

/// <summary>Messages that the searching person has sent, received or not read yet.</summary>
internal sealed record StateClause(string Text, bool IsNegative, MessageState State) : IClause;

internal enum MessageState
{
    Unread,
    Sent,
    Received,
}
