using OurWhats.Messaging.Messages;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Forwarding;

/// <summary>A message to forward, and its possible targets.</summary>
public sealed record ForwardChoice
{
    public required string Address { get; init; }

    /// <summary>Address of the message's page.</summary>
    public required string MessageAddress { get; init; }

    /// <summary>The message on one line.</summary>
    public required string Line { get; init; }

    public required string Query { get; init; }

    /// <summary>Idempotency key: a form sent twice with the same key posts once.</summary>
    public required string Key { get; init; }

    public required IReadOnlyList<ForwardPlace> Places { get; init; }

    /// <summary>Why it was not forwarded, or null.</summary>
    public string? Error { get; init; }

    internal TextFold? Fold => TextFold.Of([new(Line)]);

    /// <summary>True on a page of its own, false inside the conversation's page.</summary>
    public bool IsPage { get; init; }
}

/// <summary>A possible target: a conversation or a person.</summary>
/// <param name="Address">Its address, also its value in the form.</param>
/// <param name="Name">Its name.</param>
/// <param name="Hint">The person's user name, or empty.</param>
public sealed record ForwardPlace(string Address, string Name, Avatar Avatar, string Hint);

/// <summary>The page to choose a target.</summary>
public sealed record ForwardModel(Shell Shell, ForwardChoice Choice);
