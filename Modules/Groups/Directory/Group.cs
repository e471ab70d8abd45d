namespace OurWhats.Groups.Directory;

/// <summary>People who talk together. Who is in it is who takes part in its conversation.</summary>
internal sealed class Group
{
    public long Id { get; init; }

    /// <summary>Key of its conversation.</summary>
    public long ConversationId { get; set; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>True: in the directory, and anyone may join; false: by invitation.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>True: newcomers see all that was said before.</summary>
    public required bool SharesHistory { get; init; }

    /// <summary>Key of who created it.</summary>
    public required long FounderId { get; init; }

    public string Address => $"/groups/{Id}";
}
