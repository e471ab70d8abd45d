using System.Threading.RateLimiting;
using OurWhats.Accounts.Names;

namespace OurWhats.Accounts.SignIn;

/// <summary>
/// Limits password guessing. Identity locks existing accounts. Attempts with unknown names are counted here in the same
/// way, so that responses do not reveal which names exist.
/// </summary>
internal sealed class FailedSignIns : IDisposable
{
    public const int MaxAttempts = 10;

    public static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<string> unknownNames = PartitionedRateLimiter.Create<string, string>(
        name => RateLimitPartition.GetFixedWindowLimiter(
            name,
            _ => new() { PermitLimit = MaxAttempts - 1, Window = LockoutTime }));

    /// <summary>Counts an attempt with an unknown name.</summary>
    /// <returns>True if an account would be locked by now.</returns>
    public bool CountUnknownName(string unknownName)
    {
        var start = unknownName[..Math.Min(unknownName.Length, 100)];
        using var lease = unknownNames.AttemptAcquire(UserNames.Normalize(start));
        return !lease.IsAcquired;
    }

    public void Dispose() => unknownNames.Dispose();
}
