using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Forwarding;

/// <summary>A message that is to be passed on, and where to.</summary>
public sealed record ForwardChoice
{
    /// <summary>Of the page.</summary>
    public required string Address { get; init; }

    /// <summary>Address of the message's own page.</summary>
    public required string Sheet { get; init; }

    /// <summary>What it says on one line.</summary>
    public required string Line { get; init; }

    public required string Query { get; init; }

    /// <summary>Passes it on once, however often the form comes.</summary>
    public required string Key { get; init; }

    public required IReadOnlyList<ForwardPlace> Places { get; init; }

    /// <summary>Why it was not passed on, or null.</summary>
    public string? Error { get; init; }

    /// <summary>True in a page of its own, false within the conversation's page.</summary>
    public bool IsPage { get; init; }
}

/// <summary>A conversation or a person.</summary>
/// <param name="Address">What the form names it by.</param>
/// <param name="Name">Its name.</param>
/// <param name="Avatar">Its picture.</param>
/// <param name="Hint">The person's user name, or nothing.</param>
public sealed record ForwardPlace(string Address, string Name, Avatar Avatar, string Hint);

/// <summary>The page that asks where to.</summary>
public sealed record ForwardModel(Shell Shell, ForwardChoice Choice);
