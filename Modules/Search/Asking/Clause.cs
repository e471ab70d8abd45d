using OurWhats.Search.Language;

namespace OurWhats.Search.Asking;

/// <summary>A part of a question: all of them must hold.</summary>
internal interface IClause
{
    /// <summary>As typed.</summary>
    string Written { get; }

    /// <summary>True where it must not hold: "-mot".</summary>
    bool IsNegative { get; }
}

/// <summary>Words to find: one, or several that stand together ("rendez-vous", "2.3.1", "une phrase").</summary>
/// <param name="Words">The words, at least one.</param>
/// <param name="IsExact">True between quotes: these very words, whatever their accents.</param>
/// <param name="IsBeginning">True for the last word, which need not be complete.</param>
internal sealed record WordsClause(string Written, bool IsNegative, IReadOnlyList<Word> Words, bool IsExact, bool IsBeginning) : IClause
{
    public const int LeastBeginning = 2;

    /// <summary>What a longer word must begin with; null where a longer word will not do.</summary>
    public string? Beginning => IsBeginning && Words is [{ IsSign: false } word] && word.Plain.Length >= LeastBeginning ? word.Plain : null;

    /// <summary>True for signs such as €, which count only where nothing else is asked for.</summary>
    public bool IsOptional => Words.All(word => word.IsSign);
}

/// <summary>Who said it.</summary>
internal sealed record FromClause(string Written, bool IsNegative, string Name) : IClause;

/// <summary>In which conversation.</summary>
internal sealed record InClause(string Written, bool IsNegative, string Name) : IClause;

/// <summary>Between whom and oneself, alone.</summary>
internal sealed record WithClause(string Written, bool IsNegative, string Name) : IClause;

/// <summary>When: from one day on, before another.</summary>
internal sealed record DayClause(string Written, bool IsNegative, DateOnly? First, DateOnly? End) : IClause;

/// <summary>What came with it: "image", "file", "link", "sound", "film".</summary>
internal sealed record KindClause(string Written, bool IsNegative, string Kind) : IClause;

/// <summary>The type of a file that came with it: "pdf".</summary>
internal sealed record TypeClause(string Written, bool IsNegative, string Type) : IClause;

/// <summary>The size of a file that came with it, in bytes, both ends included.</summary>
internal sealed record SizeClause(string Written, bool IsNegative, long Least, long Most) : IClause;

/// <summary>What it is to oneself.</summary>
internal sealed record StateClause(string Written, bool IsNegative, State State) : IClause;

internal enum State
{
    Unread,
    Sent,
    Received,
}
