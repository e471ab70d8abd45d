using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Forwarding;

/// <summary>A message to forward, and the places that it can be forwarded to.</summary>
public sealed record ForwardChoice
{
    /// <summary>Address of the page.</summary>
    public required string Address { get; init; }

    /// <summary>Address of the message's own page.</summary>
    public required string MessageAddress { get; init; }

    /// <summary>The message on one line.</summary>
    public required string Line { get; init; }

    public required string Query { get; init; }

    /// <summary>The form's key: what is sent twice with the same key is posted once.</summary>
    public required string Key { get; init; }

    public required IReadOnlyList<ForwardPlace> Places { get; init; }

    /// <summary>Why it was not forwarded, or null.</summary>
    public string? Error { get; init; }

    /// <summary>True in a page of its own, false within the conversation's page.</summary>
    public bool IsPage { get; init; }
}

/// <summary>A conversation or a person.</summary>
/// <param name="Address">Its address, which is its value in the form.</param>
/// <param name="Name">Its name.</param>
/// <param name="Avatar">Its picture.</param>
/// <param name="Hint">The person's user name, or nothing.</param>
public sealed record ForwardPlace(string Address, string Name, Avatar Avatar, string Hint);

/// <summary>The page that asks where to forward a message.</summary>
public sealed record ForwardModel(Shell Shell, ForwardChoice Choice);
