using System.Threading.RateLimiting;
using OurWhats.Accounts.Names;

namespace OurWhats.Accounts.SignIn;

/// <summary>
/// Limits how many passwords can be guessed. Identity locks the accounts that exist; attempts with names that do not exist
/// are counted here in the same way, so that the responses do not tell which names exist.
/// </summary>
internal sealed class FailedSignIns : IDisposable
{
    public const int MaxAttempts = 10;

    public static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<string> unknownNames = PartitionedRateLimiter.Create<string, string>(
        name => RateLimitPartition.GetFixedWindowLimiter(
            name,
            _ => new() { PermitLimit = MaxAttempts - 1, Window = LockoutTime }));

    /// <summary>Counts an attempt with a name that does not exist.</summary>
    /// <returns>True when an account of that name would now be locked.</returns>
    public bool CountUnknownName(string unknownName)
    {
        var start = unknownName[..Math.Min(unknownName.Length, 100)];
        using var lease = unknownNames.AttemptAcquire(UserNames.Normalize(start));
        return !lease.IsAcquired;
    }

    public void Dispose() => unknownNames.Dispose();
}
