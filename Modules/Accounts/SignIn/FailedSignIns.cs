using System.Threading.RateLimiting;
using OurWhats.Accounts.Names;

namespace OurWhats.Accounts.SignIn;

/// <summary>
/// Makes guessing slow. Identity locks the accounts that exist; names that do not exist are counted here in the same way,
/// so that the answers do not tell which is which.
/// </summary>
internal sealed class FailedSignIns : IDisposable
{
    public const int MaxAttempts = 10;

    public static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<string> unknownNames = PartitionedRateLimiter.Create<string, string>(name =>
        RateLimitPartition.GetFixedWindowLimiter(name, _ => new() { PermitLimit = MaxAttempts - 1, Window = LockoutTime }));

    /// <summary>Counts one more try with a name that does not exist; true when there were too many.</summary>
    public bool CountUnknownName(string unknownName)
    {
        using var lease = unknownNames.AttemptAcquire(UserNames.Normalize(unknownName[..Math.Min(unknownName.Length, 100)]));
        return !lease.IsAcquired;
    }

    public void Dispose() => unknownNames.Dispose();
}
