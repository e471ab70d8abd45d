using OurWhats.Groups.Directory;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Invitations;

/// <summary>An invitation link, with which anybody may join a group. A group has one at a time.</summary>
internal sealed class GroupInvitation
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(30);

    public required string Code { get; init; }

    public required long GroupId { get; init; }

    public Group Group { get; init; } = null!;

    public required DateTimeOffset ExpiresAt { get; init; }

    public string Address => "/join/" + Code;

    public static GroupInvitation To(long group, DateTimeOffset now) =>
        new() { Code = RandomCodes.New(), GroupId = group, ExpiresAt = now + Validity };

    public bool IsValid(DateTimeOffset now) => now < ExpiresAt;
}
