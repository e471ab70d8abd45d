using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Site;

/// <summary>
/// An invitation link, with which anybody may create an account on a site where sign-up is by invitation.
/// </summary>
internal sealed class SiteInvitation
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(30);

    public required string Code { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The administrator who made it; 0 for those from before this was noted.</summary>
    public long MadeBy { get; init; }

    /// <summary>Number of accounts created with it.</summary>
    public int Uses { get; init; }

    public string Address => "/sign-up?invitation=" + Code;

    public static SiteInvitation New(long madeBy, DateTimeOffset now) =>
        new() { Code = RandomCodes.New(), MadeBy = madeBy, ExpiresAt = now + Validity };

    public bool IsValid(DateTimeOffset now) => now < ExpiresAt;
}
