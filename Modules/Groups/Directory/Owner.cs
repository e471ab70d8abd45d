namespace OurWhats.Groups.Directory;

/// <summary>A member who may change a group.</summary>
internal sealed class Owner
{
    public required long GroupId { get; init; }

    public required long PersonId { get; init; }
}
